using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Dobos.Registries;

/// <summary>The name of bytes that follows from the bytes: "sha256:" or "sha512:" and the hash in hex.</summary>
public sealed partial record Digest
{
    private Digest(string value) => Value = value;

    public string Value { get; }

    public string Algorithm => Value[..Value.IndexOf(':', StringComparison.Ordinal)];

    public string Hex => Value[(Algorithm.Length + 1)..];

    /// <summary>The tag under which a registry without the referrers API keeps what refers to this.</summary>
    public string ReferrersTag => $"{Algorithm}-{Hex}";

    public static Digest Of(ReadOnlySpan<byte> bytes) => new($"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}");

    public static Digest Parse(string text) =>
        TryParse(text, out var digest) ? digest : throw new RegistryException($"'{Shown.Short(text)}' is no digest; it should be sha256: and 64 hexadecimal digits.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out Digest? digest)
    {
        digest = text is not null && Form().IsMatch(text) ? new(text) : null;
        return digest is not null;
    }

    /// <summary>Whether bytes are those that this names.</summary>
    public bool Names(ReadOnlySpan<byte> bytes)
    {
        using var hash = NewHash();
        hash.AppendData(bytes);
        return IsResultOf(hash);
    }

    internal IncrementalHash NewHash() =>
        IncrementalHash.CreateHash(Algorithm is "sha256" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512);

    internal bool IsResultOf(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset()) == Hex;

    public override string ToString() => Value;

    [GeneratedRegex(@"^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})\z")]
    private static partial Regex Form();
}
