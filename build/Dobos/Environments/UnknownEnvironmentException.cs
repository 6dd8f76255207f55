using Dobos.Failures;
using Dobos.Json;

namespace Dobos.Environments;

/// <summary>--env names no file under build/environments.</summary>
public sealed class UnknownEnvironmentException(string name, IReadOnlyList<string> known)
    : DobosException(ExitCode.Usage, Sentence(name, known))
{
    private static string Sentence(string name, IReadOnlyList<string> known) => known is []
        ? $"There is no environment '{name}', nor any other: build/environments has no <name>.json."
        : $"There is no environment '{name}'{Meant(name, known)} Known: {string.Join(", ", known)}.";

    private static string Meant(string name, IReadOnlyList<string> known) => Nearest.To(name, known) is { } near ? $"; did you mean '{near}'?" : ".";
}
