using System.Text.RegularExpressions;
using Cake.Core;
using Cake.Core.IO;

namespace Cake.Docker;

internal static partial class DockerArguments
{
    /// <summary>Adds one argument, quoted when it has to be, so that it arrives as it is.</summary>
    internal static ProcessArgumentBuilder Add(this ProcessArgumentBuilder arguments, string argument) =>
        arguments.Append(Plain().IsMatch(argument) ? argument : Quoted(argument));

    internal static ProcessArgumentBuilder Add(this ProcessArgumentBuilder arguments, string option, string? value) =>
        value is null ? arguments : arguments.Add(option).Add(value);

    internal static ProcessArgumentBuilder AddEach(this ProcessArgumentBuilder arguments, string option, IEnumerable<string>? values)
    {
        foreach (var value in values ?? [])
            arguments.Add(option).Add(value);
        return arguments;
    }

    internal static ProcessArgumentBuilder AddAll(this ProcessArgumentBuilder arguments, IEnumerable<string> values)
    {
        foreach (var value in values)
            arguments.Add(value);
        return arguments;
    }

    internal static ProcessArgumentBuilder AddWhen(this ProcessArgumentBuilder arguments, bool? wanted, string flag) =>
        wanted is true ? arguments.Add(flag) : arguments;

    // Backslashes count only before a quote, the closing one included.
    private static string Quoted(string argument) =>
        $"\"{BeforeQuote().Replace(argument, "$1$1\\\"")}{argument[argument.TrimEnd('\\').Length..]}\"";

    [GeneratedRegex(@"^[A-Za-z0-9_@%+=:,./{}-]+$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"(\\*)""")]
    private static partial Regex BeforeQuote();
}
