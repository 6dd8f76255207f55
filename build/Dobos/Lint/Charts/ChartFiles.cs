namespace Dobos.Lint.Charts;

internal static class ChartFiles
{
    private static readonly string[] Binary = [".tgz", ".png", ".prov"];

    internal static async Task<Chart> ReadAsync(string root, string folder, CancellationToken cancellation)
    {
        var files = new List<SourceText>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!Binary.Contains(Path.GetExtension(file)))
                files.Add(new(Slashes(Path.GetRelativePath(root, file)), await File.ReadAllTextAsync(file, cancellation)));
        }

        return new(Slashes(Path.GetRelativePath(root, Path.Combine(root, folder))), files);
    }

    private static string Slashes(string path) => path.Replace('\\', '/');
}
