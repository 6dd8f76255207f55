namespace Dobos.Offline.Registries;

/// <summary>Files that a killed process had begun and not yet renamed.</summary>
internal static class Leftovers
{
    /// <summary>The files of a folder that are whole; the halves are deleted.</summary>
    public static IEnumerable<string> Swept(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (file.EndsWith(".half", StringComparison.Ordinal))
                File.Delete(file);
            else
                yield return file;
        }
    }
}
