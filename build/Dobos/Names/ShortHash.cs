using System.Security.Cryptography;
using System.Text;

namespace Dobos.Names;

/// <summary>A short name for a long text, the same on every machine.</summary>
internal static class ShortHash
{
    public static string Of(string text, int length) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..length];
}
