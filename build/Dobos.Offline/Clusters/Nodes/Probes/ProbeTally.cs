namespace Dobos.Offline.Clusters.Nodes.Probes;

/// <summary>How often in a row a probe has passed or failed. The verdict changes when its threshold is met.</summary>
internal sealed record ProbeTally(ProbeSpec Spec, bool Verdict, int InARow = 0, bool Last = false)
{
    /// <summary>So many failures in a row that something must be done.</summary>
    public bool HasFailed => !Last && InARow >= Spec.Failures;

    public ProbeTally After(bool passed)
    {
        var next = this with { Last = passed, InARow = InARow > 0 && Last == passed ? InARow + 1 : 1 };
        return next.InARow >= (passed ? Spec.Successes : Spec.Failures) ? next with { Verdict = passed } : next;
    }
}
