using Dobos.Lint;
using Dobos.Lint.Dockerfiles;

namespace Dobos.Tests.Lint.Dockerfiles;

public sealed class DockerfilePolicyTests
{
    private const string Good = """
        # syntax=docker/dockerfile:1
        ARG SDK=sdk:10.0
        ARG RUNTIME
        FROM ${RUNTIME} AS base
        USER $APP_UID
        WORKDIR /app

        FROM --platform=$BUILDPLATFORM ${SDK} AS build
        ARG VERSION
        ENV GREETING="hello PASSWORD=no" SECRET_FILE=/run/secrets/x
        COPY --from=tools:2.0 /bin/x /bin/x
        RUN --mount=type=secret,id=feed \
            # a comment in between
            dotnet build \
            --no-restore

        FROM build AS testrunner
        ENTRYPOINT ["dotnet", "test", "--no-build"]

        FROM build AS publish
        RUN <<EOF
        dotnet publish
        FROM nowhere
        EOF

        FROM base AS final
        COPY --from=publish /app .
        COPY --from=0 /x .
        ENTRYPOINT ["dotnet", "Shop.dll"]
        """;

    [Test]
    public void A_good_Dockerfile_has_no_findings()
    {
        Assert.That(Judge(Good), Is.Empty);
    }

    [TestCase("docker-no-latest", "SDK=sdk:10.0", "SDK=sdk:latest", 8)]
    [TestCase("docker-no-latest", "SDK=sdk:10.0", "SDK=sdk", 8)]
    [TestCase("docker-no-latest", "FROM ${RUNTIME}", "FROM aspnet", 4)]
    [TestCase("docker-no-latest", "FROM ${RUNTIME}", "FROM aspnet:${TAG:-latest}", 4)]
    [TestCase("docker-no-latest", "FROM ${RUNTIME}", "from registry.example:5000/aspnet", 4)]
    [TestCase("docker-no-latest", "--from=tools:2.0", "--from=tools", 11)]
    [TestCase("docker-remote-add", "COPY --from=tools:2.0 /bin/x", "ADD https://tools.example/x", 11)]
    [TestCase("docker-non-root", "USER $APP_UID\n", "", 25)]
    [TestCase("docker-non-root", "USER $APP_UID", "USER root", 5)]
    [TestCase("docker-non-root", "USER $APP_UID", "USER 0:0", 5)]
    [TestCase("docker-exec-form", "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]", "ENTRYPOINT dotnet Shop.dll", 29)]
    [TestCase("docker-exec-form", "ENTRYPOINT [\"dotnet\", \"Shop.dll\"]", "CMD dotnet Shop.dll", 29)]
    [TestCase("docker-test", "    dotnet build", "    dotnet test", 12)]
    [TestCase("docker-test", "\ndotnet publish", "\ndotnet test", 21)]
    [TestCase("docker-test", "ENTRYPOINT [\"dotnet\", \"test\", \"--no-build\"]", "CMD [\"true\"]", 17)]
    [TestCase("docker-secret", "ARG VERSION", "ARG NUGET_TOKEN", 9)]
    [TestCase("docker-secret", "ARG VERSION", "ARG FEED_PASSWORD=x", 9)]
    [TestCase("docker-secret", "ENV GREETING=", "ENV API_KEY=x GREETING=", 10)]
    [TestCase("docker-secret", "ENV GREETING=\"hello PASSWORD=no\" SECRET_FILE=/run/secrets/x", "ENV REDIS_AUTH x", 10)]
    [TestCase("docker-secret", "ENV GREETING=", "ENV ConnectionStrings__Redis=x GREETING=", 10)]
    [TestCase("no-token", "WORKDIR /app", "WORKDIR /XX_APP_XX", 6)]
    public void A_broken_rule_is_the_only_finding(string rule, string good, string bad, int line)
    {
        var spoiled = Good.Replace(good, bad, StringComparison.Ordinal);
        Assert.That(spoiled, Is.Not.EqualTo(Good), $"'{good}' does not stand in the good Dockerfile.");
        var findings = Judge(spoiled);
        Assert.That(findings.Select(finding => (finding.Rule, finding.Line)), Is.EqualTo(new List<(string, int)> { (rule, line) }), string.Join('\n', findings));
    }

    [Test]
    public void A_file_without_FROM_is_found()
    {
        Assert.That(Judge("# nothing\n").Single().Rule, Is.EqualTo("docker-from"));
    }

    [Test]
    public void An_image_by_digest_is_pinned()
    {
        Assert.That(Judge($"FROM app@sha256:{new string('0', 64)}\nUSER 1654\nENTRYPOINT [\"x\"]\n"), Is.Empty);
    }

    [Test]
    public void A_file_with_Windows_line_ends_is_read_the_same()
    {
        Assert.That(Judge(Good.ReplaceLineEndings("\r\n")), Is.Empty);
    }

    private static List<Finding> Judge(string text) => [.. DockerfilePolicy.Check(new SourceText("src/Shop/Dockerfile", text))];
}
