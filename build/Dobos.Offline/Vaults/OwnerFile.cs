using System.Text;

namespace Dobos.Offline.Vaults;

/// <summary>A file that only its owner may read, from its first byte on.</summary>
public static class OwnerFile
{
    public static void Write(string path, string content)
    {
        File.Delete(path);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using FileStream file = new(path, options);
        file.Write(Encoding.UTF8.GetBytes(content));
    }
}
