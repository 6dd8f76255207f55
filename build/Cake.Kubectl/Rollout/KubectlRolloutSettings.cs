namespace Cake.Kubectl.Rollout;

public sealed class KubectlRolloutSettings : KubectlSettings
{
    /// <summary>The last one when null.</summary>
    public int? Revision { get; set; }

    /// <summary>Of status: says how it stands, and does not wait.</summary>
    public bool NoWatch { get; set; }

    /// <summary>Of status: how long it waits; for ever when null.</summary>
    public TimeSpan? Timeout { get; set; }
}
