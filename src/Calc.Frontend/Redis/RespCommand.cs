using System.Text;

namespace Calc.Frontend.Redis;

/// <summary>A command on the wire: an array of strings, each after its length, so that any character may stand in it.</summary>
public static class RespCommand
{
    public static byte[] Encode(params ReadOnlySpan<string> words)
    {
        var encoded = new StringBuilder().Append('*').Append(words.Length).Append("\r\n");
        foreach (var word in words)
            encoded.Append('$').Append(Encoding.UTF8.GetByteCount(word)).Append("\r\n").Append(word).Append("\r\n");
        return Encoding.UTF8.GetBytes(encoded.ToString());
    }
}
