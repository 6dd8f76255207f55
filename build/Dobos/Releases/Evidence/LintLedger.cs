namespace Dobos.Releases.Evidence;

/// <summary>What came of lint in this run.</summary>
public sealed class LintLedger
{
    /// <summary>Null where lint did not run.</summary>
    public LintStory? Story { get; private set; }

    public void Passed(IReadOnlyList<string> skipped) => Story = new(skipped);
}
