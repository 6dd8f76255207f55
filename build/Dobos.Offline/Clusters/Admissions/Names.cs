using System.Text.RegularExpressions;

namespace Dobos.Offline.Clusters.Admissions;

/// <summary>What may be a name. Each says what is wrong, or null.</summary>
internal static partial class Names
{
    private const string AlphaNumeric = "alphanumeric characters";

    public static string? Subdomain(string name) =>
        name.Length > 253 ? "must be no more than 253 characters"
        : SubdomainForm().IsMatch(name) ? null
        : $"a lowercase RFC 1123 subdomain must consist of lower case {AlphaNumeric}, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    public static string? Label(string name) =>
        name.Length > 63 ? "must be no more than 63 characters"
        : LabelForm().IsMatch(name) ? null
        : $"a lowercase RFC 1123 label must consist of lower case {AlphaNumeric} or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    public static string? Service(string name) =>
        name.Length > 63 ? "must be no more than 63 characters"
        : ServiceForm().IsMatch(name) ? null
        : $"a DNS-1035 label must consist of lower case {AlphaNumeric} or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    public static string? PathSegment(string name) =>
        name is "." or ".." ? $"may not be '{name}'"
        : name.Contains('/', StringComparison.Ordinal) ? "may not contain '/'"
        : name.Contains('%', StringComparison.Ordinal) ? "may not contain '%'"
        : null;

    public static string? Port(string name) =>
        name.Length > 15 ? "must be no more than 15 characters"
        : !name.Any(char.IsAsciiLetter) ? "must contain at least one letter (a-z)"
        : name.Contains("--", StringComparison.Ordinal) ? "must not contain consecutive hyphens"
        : name[0] == '-' || name[^1] == '-' ? "must not begin or end with a hyphen"
        : name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') ? null
        : "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)";

    /// <summary>The key of a label or an annotation, with or without a prefix.</summary>
    public static string? Qualified(string key)
    {
        var parts = key.Split('/');
        var name = parts[^1];
        return parts.Length > 2 ? $"a qualified name must consist of {AlphaNumeric}, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
            : parts.Length == 2 && parts[0].Length == 0 ? "prefix part must be non-empty"
            : parts.Length == 2 && Subdomain(parts[0]) is { } why ? $"prefix part {why}"
            : name.Length == 0 ? "name part must be non-empty"
            : name.Length > 63 ? "name part must be no more than 63 bytes"
            : QualifiedForm().IsMatch(name) ? null
            : $"name part must consist of {AlphaNumeric}, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    }

    public static string? LabelValue(string value) =>
        value.Length > 63 ? "must be no more than 63 bytes"
        : value.Length == 0 || QualifiedForm().IsMatch(value) ? null
        : $"a valid label must be an empty string or consist of {AlphaNumeric}, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    /// <summary>The name of an entry of a ConfigMap or a Secret.</summary>
    public static string? Key(string key) =>
        key.Length > 253 ? "must be no more than 253 characters"
        : key is "." or ".." ? $"must not be '{key}'"
        : key.StartsWith("..", StringComparison.Ordinal) ? "must not start with '..'"
        : KeyForm().IsMatch(key) ? null
        : $"a valid config key must consist of {AlphaNumeric}, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex SubdomainForm();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex LabelForm();

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex ServiceForm();

    [GeneratedRegex(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z")]
    private static partial Regex QualifiedForm();

    [GeneratedRegex(@"^[-._a-zA-Z0-9]+\z")]
    private static partial Regex KeyForm();
}
