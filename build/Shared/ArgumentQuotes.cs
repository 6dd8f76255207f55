using System.Text.RegularExpressions;
using Cake.Core;
using Cake.Core.IO;

namespace Shared;

/// <summary>A command line as a list: every argument arrives at the tool as it is. Shared as source, for an addin refers to no other one.</summary>
internal static partial class ArgumentQuotes
{
    /// <summary>Adds one argument, quoted when it has to be.</summary>
    internal static ProcessArgumentBuilder Add(this ProcessArgumentBuilder arguments, string argument) =>
        arguments.Append(Plain().IsMatch(argument) ? argument : Quoted(argument));

    internal static ProcessArgumentBuilder Add(this ProcessArgumentBuilder arguments, string option, string? value) =>
        value is null ? arguments : arguments.Add(option).Add(value);

    internal static ProcessArgumentBuilder AddWhen(this ProcessArgumentBuilder arguments, bool wanted, string flag) =>
        wanted ? arguments.Add(flag) : arguments;

    // Backslashes count only before a quote, the closing one included.
    private static string Quoted(string argument) =>
        $"\"{BeforeQuote().Replace(argument, "$1$1\\\"")}{TrailingBackslashes(argument)}\"";

    private static string TrailingBackslashes(string argument) => argument[argument.TrimEnd('\\').Length..];

    [GeneratedRegex(@"^[A-Za-z0-9_@%+=:,./{}-]+$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"(\\*)""")]
    private static partial Regex BeforeQuote();
}
