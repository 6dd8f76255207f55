using System.Text;
using System.Text.RegularExpressions;

namespace Dobos.Offline.Vaults;

/// <summary>What Key Vault takes as a secret.</summary>
internal static partial class SecretLimits
{
    private const int MostBytes = 25 * 1024;
    private const int MostTags = 15;
    private const int MostOfTag = 256;
    private const int MostOfContentType = 255;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsName(string name) => Name().IsMatch(name);

    public static void Check(string name, SecretDraft draft)
    {
        if (!IsName(name))
            throw VaultRefusedException.BadParameter($"'{name}' is an invalid name: a secret's has 1 to 127 letters, digits and hyphens.");
        if (Bytes("The value", draft.Value) > MostBytes)
            throw VaultRefusedException.BadParameter($"The secret value is too long: it may have {MostBytes} bytes.");
        if (Bytes("The content type", draft.ContentType ?? "") > MostOfContentType)
            throw VaultRefusedException.BadParameter($"The content type is too long: it may have {MostOfContentType} characters.");
        if (draft.Tags.Count > MostTags)
            throw VaultRefusedException.BadParameter($"There are {draft.Tags.Count} tags; a secret may have {MostTags}.");
        if (draft.Tags.SelectMany(tag => new[] { tag.Key, tag.Value }).Any(text => Bytes("A tag", text) > MostOfTag))
            throw VaultRefusedException.BadParameter($"A tag is too long: its name and its value may have {MostOfTag} characters each.");
    }

    // Half a surrogate pair has no bytes; kept, it would come back as something else.
    private static int Bytes(string what, string text)
    {
        try
        {
            return Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            throw VaultRefusedException.BadParameter($"{what} is no Unicode text: it has half of a surrogate pair.");
        }
    }

    [GeneratedRegex(@"^[0-9a-zA-Z-]{1,127}\z")]
    private static partial Regex Name();
}
