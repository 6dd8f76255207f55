using System.Text.RegularExpressions;

namespace Dobos.Lint.Dockerfiles;

internal static partial class SecretRules
{
    internal static IEnumerable<Finding> NoSecrets(Dockerfile file) =>
        from instruction in file.Instructions
        where instruction.Keyword is "ENV" or "ARG"
        from name in Names(instruction)
        where SecretNames.Match(name)
        select file.At(
            instruction, "docker-secret",
            $"{instruction.Keyword} {name} stays readable in the image's history: mount it by RUN --mount=type=secret, or give it when the "
            + "service starts.");

    // The old form ENV NAME value has one name, the form NAME=value any number.
    private static IEnumerable<string> Names(DockerInstruction instruction) =>
        instruction.Arguments.Contains('=', StringComparison.Ordinal)
            ? Assigned().Matches(instruction.Arguments).Select(match => match.Groups["name"].Value)
            : instruction.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(1);

    [GeneratedRegex("""(?:^|\s)(?<name>[A-Za-z_][A-Za-z0-9_]*)=(?:"[^"]*"|'[^']*'|\S*)""")]
    private static partial Regex Assigned();
}
