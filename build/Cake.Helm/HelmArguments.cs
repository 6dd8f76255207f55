using System.Text.RegularExpressions;
using Cake.Core;
using Cake.Core.IO;

namespace Cake.Helm;

internal static partial class HelmArguments
{
    /// <summary>Adds one argument, quoted when it has to be, so that it arrives as it is.</summary>
    internal static ProcessArgumentBuilder Add(this ProcessArgumentBuilder arguments, string argument) =>
        arguments.Append(Plain().IsMatch(argument) ? argument : Quoted(argument));

    internal static ProcessArgumentBuilder Add(this ProcessArgumentBuilder arguments, string option, string? value) =>
        value is null ? arguments : arguments.Add(option).Add(value);

    internal static ProcessArgumentBuilder AddWhen(this ProcessArgumentBuilder arguments, bool wanted, string flag) =>
        wanted ? arguments.Add(flag) : arguments;

    internal static ProcessArgumentBuilder AddCommon(this ProcessArgumentBuilder arguments, HelmSettings settings) =>
        arguments.Add("--namespace", settings.Namespace);

    internal static ProcessArgumentBuilder AddValues(this ProcessArgumentBuilder arguments, HelmValuesSettings settings)
    {
        foreach (var file in settings.Values)
            arguments.Add("--values", file.FullPath);
        return arguments.Add("--values", settings.ValuesInput is null ? null : "-").Add("--kube-version", settings.KubeVersion);
    }

    // Backslashes count only before a quote, the closing one included.
    private static string Quoted(string argument) =>
        $"\"{BeforeQuote().Replace(argument, "$1$1\\\"")}{TrailingBackslashes(argument)}\"";

    private static string TrailingBackslashes(string argument) => argument[argument.TrimEnd('\\').Length..];

    [GeneratedRegex(@"^[A-Za-z0-9_@%+=:,./{}-]+$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"(\\*)""")]
    private static partial Regex BeforeQuote();
}
