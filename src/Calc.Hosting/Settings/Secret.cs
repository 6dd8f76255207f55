namespace Calc.Hosting.Settings;

/// <summary>A value that must not be seen. It prints as <c>***</c>; every place that opens it is found by searching for Reveal.</summary>
public sealed class Secret(string value)
{
    public string Reveal() => value;

    public override string ToString() => "***";
}
