namespace Dobos.Lint.Dockerfiles;

/// <summary>What we ask of every Dockerfile. Pure: text in, findings out.</summary>
internal static class DockerfilePolicy
{
    private static readonly Func<Dockerfile, IEnumerable<Finding>>[] Rules =
        [BaseRules.NoLatest, BaseRules.NoRemoteAdd, RunRules.NonRoot, RunRules.ExecForm, RunRules.TestsByEntrypoint, SecretRules.NoSecrets];

    public static IEnumerable<Finding> Check(SourceText source)
    {
        var file = Dockerfile.Parse(source);
        return file.Stages is []
            ? [new(source.Path, 1, "docker-from", "The Dockerfile has no FROM, so it makes no image: start with one.")]
            : Rules.SelectMany(rule => rule(file)).Concat(UnresolvedTokens.Check(source)).OrderBy(finding => finding.Line);
    }
}
