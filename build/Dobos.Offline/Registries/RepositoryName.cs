using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Dobos.Offline.Registries;

/// <summary>A repository's name by the specification's grammar. There is none that was not checked: its folder is made from it.</summary>
internal sealed partial record RepositoryName
{
    private RepositoryName(string text) => Text = text;

    public string Text { get; }

    /// <summary>One folder for the whole name: no name has a '+', no part of one is '..', and with it at the end Windows sees no device in 'con'.</summary>
    public string Folder => $"{Text.Replace('/', '+')}+";

    public static bool TryParse(string text, [NotNullWhen(true)] out RepositoryName? name)
    {
        name = text.Length <= 250 && Grammar().IsMatch(text) ? new(text) : null;
        return name is not null;
    }

    public static bool TryParseFolder(string folder, [NotNullWhen(true)] out RepositoryName? name) =>
        TryParse(folder.EndsWith('+') ? folder[..^1].Replace('+', '/') : "", out name);

    public override string ToString() => Text;

    [GeneratedRegex(@"^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Grammar();
}
