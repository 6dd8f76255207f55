namespace Dobos.Versions;

/// <summary>Files that many commits have in common are understood once.</summary>
internal sealed class ProjectFiles
{
    private readonly Dictionary<(string Path, string Text, string Folder), ProjectFile> _files = [];
    private readonly Dictionary<string, IReadOnlyCollection<string>?> _locks = [];

    public ProjectFile Project(string path, string text, string folder) =>
        _files.TryGetValue((path, text, folder), out var file) ? file : _files[(path, text, folder)] = new ProjectFile(path, text, folder);

    public IReadOnlyCollection<string>? Lock(string text) => _locks.TryGetValue(text, out var names) ? names : _locks[text] = LockFile.Packages(text);
}
