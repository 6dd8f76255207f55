namespace Dobos.Tools;

/// <summary>A program that a target needs: how old it may be, how it tells its version, and which ones we can fetch.</summary>
public sealed record Tool(string Name, string Minimum, string Default, string VersionArguments, string Install, IReadOnlyList<ToolPin> Pins)
{
    public ToolPin? PinOf(string version, string platform) => Pins.FirstOrDefault(pin => pin.Version == version && pin.Platform == platform);

    /// <summary>Whether a program of this version will do; asked for by version, only that one does.</summary>
    public bool Accepts(ToolVersion found, string? wanted) =>
        wanted is null ? found >= ToolVersion.FirstIn(Minimum) : found == ToolVersion.FirstIn(wanted);
}
