using Dobos.Services;

namespace Dobos.Versions;

/// <summary>Which version it is: the working copy's own where it has edits, the one that the branch or pull request gives, else the count.</summary>
internal sealed class VersionDecision(Origin origin, bool isShallow, string? commit)
{
    private const int HashLength = 12;

    public ServiceVersion Of(Service service, ServiceState state) =>
        state.Edits.Count > 0 ? Made(service, state, Local(state))
        : origin.VersionOf(service.Name) is { } given ? Made(service, state, given)
        : isShallow ? throw new ShallowCloneException(service.Name)
        : state.Line is { } line ? Made(service, state, Counted(state.Inputs.MajorMinor, line)) with { Since = line.Since }
        : throw new NoVersionException(service.Name, "service.json");

    private static GivenVersion Local(ServiceState state) => new(VersionKind.Local, $"0.0.0-local.h{state.InputsHash[..HashLength]}", $"not committed: {Listed(state.Edits)}");

    private GivenVersion Counted(string? majorMinor, Line line) => new(
        VersionKind.Counted,
        $"{majorMinor}.{line.Number}",
        $"{Branch}: {(line.Number == 0 ? "" : $"{line.Number} {(line.Number == 1 ? "change" : "changes")} of its inputs since ")}{Short(line.Since)} set {majorMinor}");

    private ServiceVersion Made(Service service, ServiceState state, GivenVersion version) => new(service, version.Text, version.Kind, state.InputsHash, commit)
    {
        Why = version.Why,
        Inputs = Shown(state),
        Touches = state.Line?.Last ?? [],
        Edits = state.Edits,
    };

    private string Branch => origin.Branch is { } branch ? $"branch {branch}" : "no branch";

    // The outermost folders and files that were named, of those that have something in them; and the parts of shared files.
    private static string[] Shown(ServiceState state) =>
    [
        .. state.Files.Select(state.Inputs.OutermostOf).OfType<string>().Distinct().Order(StringComparer.Ordinal),
        .. state.Inputs.Terms.Keys.Order(StringComparer.Ordinal).Select(file => $"{file} (what it uses of it)"),
    ];

    private static string Short(string id) => id[..Math.Min(id.Length, 7)];

    private static string Listed(IReadOnlyList<string> paths) => paths.Count > 2 ? $"{paths[0]}, {paths[1]} and {paths.Count - 2} more" : string.Join(", ", paths);
}
