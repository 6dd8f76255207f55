using System.Security.Cryptography;

namespace Dobos.Offline.Clusters.Objects;

/// <summary>A name for an object that asks for any: no vowels, so that no words come about.</summary>
internal static class GeneratedName
{
    private const string Letters = "bcdfghjklmnpqrstvwxz2456789";
    private const int Longest = 58;

    public static string After(string prefix) => prefix[..Math.Min(prefix.Length, Longest)] + RandomNumberGenerator.GetString(Letters, 5);
}
