using System.Text.RegularExpressions;

namespace Dobos.Lint;

/// <summary>Names whose value is likely to be a secret.</summary>
internal static partial class SecretNames
{
    internal static bool Match(string name) => Suspicious().IsMatch(name);

    // Anchored at the end: PASSWORD_FILE and SECRET_NAME say where a secret is.
    [GeneratedRegex(
        "(PASSWORD|PASSWD|PWD|SECRET|TOKEN|CREDENTIALS?|CONNECTION_?STRING|(API|ACCESS|ACCOUNT|PRIVATE|SIGNING|ENCRYPTION)_?KEY|_AUTH|_PAT)$|^ConnectionStrings__",
        RegexOptions.IgnoreCase)]
    private static partial Regex Suspicious();
}
