using Dobos.Failures;

namespace Dobos.Checkouts;

/// <summary>Git could not answer; what it says itself is the best reason there is.</summary>
public sealed class GitFailedException(IReadOnlyList<string> arguments, int exitCode, string said)
    : DobosException(ExitCode.Configuration, $"'git {Command(arguments)}' failed with exit code {exitCode}: {Reason(said)}")
{
    public string Said { get; } = said;

    private static string Command(IReadOnlyList<string> arguments) => arguments.FirstOrDefault(argument => argument.All(c => char.IsAsciiLetterLower(c) || c is '-') && argument[0] != '-') ?? "";

    private static string Reason(string said) =>
        string.Join(' ', said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } words ? words : "it does not say why.";
}
