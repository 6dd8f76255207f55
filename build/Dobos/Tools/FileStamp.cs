namespace Dobos.Tools;

/// <summary>A file's size and time, written as text: while both are the same, what was learnt about the file holds.</summary>
internal static class FileStamp
{
    internal static string Of(string path)
    {
        var file = new FileInfo(path);
        return $"{file.Length} {file.LastWriteTimeUtc.Ticks}";
    }

    /// <summary>Replaces a small file at once: who reads it sees the old text or the new one.</summary>
    internal static void Write(string path, string text)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }
}
