namespace Dobos.Tests.Registries.Fakes;

/// <summary>A folder of the test's own, gone with it.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-registry-");

    public string Path => _folder.FullName;

    public IEnumerable<string> Files => _folder.EnumerateFiles().Select(file => file.Name);

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string content, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        System.IO.File.WriteAllText(File(name), content);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(File(name), mode);
        return File(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
