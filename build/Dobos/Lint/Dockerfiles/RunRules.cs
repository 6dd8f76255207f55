using System.Text.RegularExpressions;

namespace Dobos.Lint.Dockerfiles;

internal static partial class RunRules
{
    private static readonly string[] Starters = ["ENTRYPOINT", "CMD"];

    internal static IEnumerable<Finding> NonRoot(Dockerfile file)
    {
        var final = file.Stages[^1];
        if (final.Last("USER") is not { } user)
            yield return file.At(
                final.From, "docker-non-root",
                "The final stage sets no USER, so the service may run as root: add one, such as USER $APP_UID.");
        else if (user.Arguments.Split(':')[0] is "root" or "0")
            yield return file.At(user, "docker-non-root", $"The final stage runs as {user.Arguments}: end it with another USER, such as $APP_UID.");
    }

    internal static IEnumerable<Finding> ExecForm(Dockerfile file) =>
        from keyword in Starters
        let start = file.Stages[^1].Last(keyword)
        where start is not null && !start.Arguments.StartsWith('[')
        select file.At(
            start, "docker-exec-form",
            $"A shell stands before the service and keeps SIGTERM to itself, so it cannot end in order: write {keyword} as [\"program\", "
            + "\"argument\"].");

    internal static IEnumerable<Finding> TestsByEntrypoint(Dockerfile file) =>
        file.Instructions.Where(run => run.Keyword == "RUN" && Test().IsMatch(run.Arguments))
            .Select(run => file.At(
                run, "docker-test",
                "Tests in RUN make a failing test a failing build, without results, and BuildKit leaves out a stage that nothing needs: "
                + "make them the ENTRYPOINT of a stage testrunner."))
            .Concat(file.Stage("testrunner") is { } stage && stage.Last("ENTRYPOINT") is null
                ? [file.At(
                    stage.From, "docker-test",
                    "The stage testrunner has no ENTRYPOINT, so it tests nothing when it is run: add one that calls dotnet test.")]
                : []);

    [GeneratedRegex(@"\bdotnet\s+(test|vstest)\b")]
    private static partial Regex Test();
}
