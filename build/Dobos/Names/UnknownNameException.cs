using Dobos.Failures;

namespace Dobos.Names;

/// <summary>The command line names something that is not there. <paramref name="nowhere"/> says why not, where there is nothing of its kind at all.</summary>
public sealed class UnknownNameException(string kind, string name, IReadOnlyCollection<string> known, string nowhere)
    : DobosException(ExitCode.Usage, Sentence(kind, name, known, nowhere))
{
    private static string Sentence(string kind, string name, IReadOnlyCollection<string> known, string nowhere) => known.Count == 0
        ? $"There is no {kind} '{name}', nor any other: {nowhere}."
        : $"There is no {kind} '{name}'{Meant(name, known)} Known: {string.Join(", ", known)}.";

    private static string Meant(string name, IReadOnlyCollection<string> known) => Nearest.To(name, known) is { } near ? $"; did you mean '{near}'?" : ".";
}
