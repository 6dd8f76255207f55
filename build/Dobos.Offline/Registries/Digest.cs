using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Dobos.Offline.Registries;

/// <summary>The name of bytes by their content, as in sha256:6e34…. There is none that was not checked: its hex goes into paths.</summary>
internal sealed partial record Digest
{
    private Digest(string text) => Text = text;

    public string Text { get; }

    public string Algorithm => Text[..Text.IndexOf(':', StringComparison.Ordinal)];

    public string Hex => Text[(Text.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Windows has no colons in file names.</summary>
    public string FileName => Text.Replace(':', '-');

    public static bool TryParse(string? text, [NotNullWhen(true)] out Digest? digest)
    {
        digest = text is not null && Grammar().IsMatch(text) ? new(text) : null;
        return digest is not null;
    }

    public static bool TryParseFileName(string file, [NotNullWhen(true)] out Digest? digest) => TryParse(file.Replace('-', ':'), out digest);

    public static Digest Of(byte[] hash) => new($"{(hash.Length == SHA512.HashSizeInBytes ? "sha512" : "sha256")}:{Convert.ToHexStringLower(hash)}");

    /// <summary>The content's digest by this one's algorithm.</summary>
    public Digest SameKindOf(ReadOnlySpan<byte> content) => Of(Algorithm is "sha512" ? SHA512.HashData(content) : SHA256.HashData(content));

    public async Task<Digest> SameKindOfAsync(Stream content, CancellationToken cancellation) =>
        Of(Algorithm is "sha512" ? await SHA512.HashDataAsync(content, cancellation) : await SHA256.HashDataAsync(content, cancellation));

    public override string ToString() => Text;

    [GeneratedRegex(@"^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})\z")]
    private static partial Regex Grammar();
}
