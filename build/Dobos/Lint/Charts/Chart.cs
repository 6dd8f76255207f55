namespace Dobos.Lint.Charts;

/// <summary>A chart's files, under the paths that people know them by.</summary>
public sealed record Chart(string Folder, IReadOnlyList<SourceText> Files)
{
    public SourceText? File(string path) => Files.FirstOrDefault(file => file.Path == $"{Folder}/{path}");

    /// <summary>The file and nearest line of something in a manifest. Helm calls the template <c>chart/templates/x.yaml</c>.</summary>
    public (string File, int Line) Locate(Manifest manifest, YamlValue value)
    {
        var path = manifest.Template[(manifest.Template.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return ($"{Folder}/{path}", File(path) is { } source ? KeyTrail.LineOf(source, value.Keys) : 1);
    }
}
