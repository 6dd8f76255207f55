using System.Text;

namespace Dobos.Json;

/// <summary>The bytes of a JSON file and the name to call it by; lines are counted only when something is found.</summary>
internal sealed class JsonText(string file, byte[] bytes)
{
    private readonly int _start = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;

    public string File => file;

    public ReadOnlySpan<byte> Content => bytes.AsSpan(_start);

    public JsonFinding Finding(int offset, string path, string reason)
    {
        var before = Content[..Math.Min(offset, Content.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new(file, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1, path, reason);
    }

    /// <summary>The offset of a place that the JSON reader names by line and byte, both counted from zero.</summary>
    public int Offset(long line, long byteInLine)
    {
        var offset = 0;
        for (var passed = 0L; passed < line; passed++)
            offset += Content[offset..].IndexOf((byte)'\n') + 1;

        return offset + (int)byteInLine;
    }
}
