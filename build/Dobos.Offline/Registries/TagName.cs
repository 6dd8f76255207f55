using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Dobos.Offline.Registries;

/// <summary>A tag by the specification's grammar.</summary>
internal sealed partial record TagName
{
    private TagName(string text) => Text = text;

    public string Text { get; }

    /// <summary>A hash: tags differ by case and may end in a dot, and not every file system keeps such names apart.</summary>
    public string FileName => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static bool TryParse(string text, [NotNullWhen(true)] out TagName? tag)
    {
        tag = Grammar().IsMatch(text) ? new(text) : null;
        return tag is not null;
    }

    /// <summary>One that was checked before.</summary>
    public static TagName Known(string text) => TryParse(text, out var tag) ? tag : throw new ArgumentException($"'{text}' is no tag.", nameof(text));

    public override string ToString() => Text;

    [GeneratedRegex(@"^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}\z")]
    private static partial Regex Grammar();
}
