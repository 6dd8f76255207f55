using System.Text;

namespace Dobos.Offline.Files;

/// <summary>A file that only its owner may read, from its first byte on, and that is there whole or not at all.</summary>
public static class OwnerFile
{
    public static void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var half = $"{path}.{Guid.NewGuid():n}.half";
        try
        {
            using (var file = Create(half))
                file.Write(content);

            File.Move(half, path, overwrite: true);
        }
        catch
        {
            // On a full disk it would take the room that is left.
            File.Delete(half);
            throw;
        }
    }

    /// <summary>A new file for its owner; whoever fills it renames it when it is whole.</summary>
    public static FileStream Create(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        return new(path, options);
    }
}
