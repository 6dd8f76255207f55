namespace Cake.Helm.Test;

public sealed class HelmTestSettings : HelmClusterSettings
{
    /// <summary>Writes the logs of the tests' pods too.</summary>
    public bool Logs { get; set; }

    /// <summary>Which tests, such as <c>name=smoke</c>, or <c>!name=slow</c> for all but one; every one when empty.</summary>
    public IList<string> Filter { get; init; } = [];

    /// <summary>How long helm waits for each test; its own five minutes when null.</summary>
    public TimeSpan? Timeout { get; set; }
}
