using Dobos.Environments;
using Dobos.Versions;

namespace Dobos.Releases;

/// <summary>What may not become a release, whatever is in the registry. Told before anything is changed, and all of it.</summary>
public static class PublishPolicy
{
    public static void Check(EnvironmentDefinition environment, IEnumerable<Candidate> candidates)
    {
        if (Reasons(environment, candidates) is [_, ..] reasons)
            throw new ReleaseRefusedException(reasons);
    }

    public static IReadOnlyList<string> Reasons(EnvironmentDefinition environment, IEnumerable<Candidate> candidates) =>
        environment.Protected ? [Protected(environment)]
        : environment.Registry.IsOffline ? []
        : [.. candidates.SelectMany(candidate => Reasons(environment, candidate))];

    private static IEnumerable<string> Reasons(EnvironmentDefinition environment, Candidate candidate)
    {
        if (candidate.Version.Kind is VersionKind.Local)
            yield return Refused($"its files are not as any commit has them ({Listed(candidate.Version.Edits)}); commit them first");
        if (candidate.Version.Kind is VersionKind.PullRequest)
            yield return Refused("a pull request's version is for nothing that lasts; merge it first");
        if (candidate.Image.IsHostMadeBase)
            yield return Refused(
                "its image stands on this machine's own .NET, which only a registry on this machine takes; " +
                "pin a base image with './build.sh --target UpdateBase' and build again");

        string Refused(string why) => $"{candidate} is not published for '{environment.Name}', because {why}.";
    }

    private static string Protected(EnvironmentDefinition environment) => $"Nothing is built for '{environment.Name}', which is protected; promote a release to it.";

    private static string Listed(IReadOnlyList<string> edits) => edits is [var first, _, ..] ? $"{first} and {edits.Count - 1} more" : string.Join("", edits);
}
