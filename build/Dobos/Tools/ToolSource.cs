namespace Dobos.Tools;

/// <summary>Where an executable can be had: an address or an npm package, and the way to it through the archives.</summary>
public sealed record ToolSource(IReadOnlyList<string> Entries, Uri? Url = null, string? Npm = null)
{
    public override string ToString() => Url is { } url ? url.Host : $"npm package {Npm}";
}
