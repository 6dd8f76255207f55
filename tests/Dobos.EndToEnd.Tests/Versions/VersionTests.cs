using System.Text.Json;
using Shared;

namespace Dobos.EndToEnd.Tests.Versions;

/// <summary>The target Version, from build.sh to git, in copies of this repository. One walk, for a host is built first.</summary>
[Platform(Exclude = "Win", Reason = "build.sh is for Linux and macOS")]
public sealed class VersionTests
{
    // What an agent that runs these tests says of its own branch.
    private static readonly string[] Agents = ["BUILD_REASON", "BUILD_SOURCEBRANCH", "BUILD_BUILDID", "SYSTEM_PULLREQUEST_PULLREQUESTID"];

    private Sandbox _sandbox = null!;

    [SetUp]
    public void Copy() => _sandbox = new Sandbox();

    [TearDown]
    public void Delete() => _sandbox?.Dispose();

    [Test]
    public async Task A_version_follows_the_inputs_and_whatever_prevents_it_is_one_sentence()
    {
        Require.Tool("git");
        Says(await VersionAsync(), 3, "is in no git repository");

        var first = await _sandbox.CommitAsync("Begin");
        Says(await VersionAsync(), 0, $"calc-backend   1.0.0  branch main: {first[..7]} set 1.0", $"calc-frontend  1.0.0  branch main: {first[..7]} set 1.0");

        _sandbox.Write("src/Calc.Frontend/New.cs", "// new");
        _sandbox.Write("README.md", "new");
        Assert.That(Versions(await VersionAsync("--json")), Does.Match(@"^calc-backend 1\.0\.0 counted, calc-frontend 0\.0\.0-local\.h[0-9a-f]{12} local$"));

        var second = await _sandbox.CommitAsync("Something new");
        var detailed = Says(await VersionAsync("--service", "calc-frontend"), 0, "1.0.1", "  src/Calc.Frontend\n", "  charts/calc-frontend\n", $"  {second[..7]}  Something new  src/Calc.Frontend/New.cs\n");
        Assert.That(detailed.Output, Does.Not.Contain("calc-backend"));

        Says(await VersionAsync("--plan"), 0, "it only looks");
        await BranchesAsync();
        await ShallowAsync();
        Says(await VersionAsync(WithoutGit()), 3, "git cannot be started", "Doctor");
    }

    private async Task BranchesAsync()
    {
        var release = With(("BUILD_SOURCEBRANCH", "refs/heads/release/calc-backend/4.5.6"));
        Assert.That(Versions(await VersionAsync(release)), Is.EqualTo("calc-backend 4.5.6 release, calc-frontend 1.0.1 counted"));

        var slip = With(("BUILD_SOURCEBRANCH", "refs/heads/release/calc-bakend/4.5.6"));
        Says(await VersionAsync(slip), 3, "did you mean 'calc-backend'?");

        var pullRequest = With(("BUILD_REASON", "PullRequest"), ("SYSTEM_PULLREQUEST_PULLREQUESTID", "12"), ("BUILD_BUILDID", "345"));
        Assert.That(Versions(await VersionAsync(pullRequest)), Is.EqualTo("calc-backend 0.0.0-pr.12.345 pullRequest, calc-frontend 0.0.0-pr.12.345 pullRequest"));
    }

    // The history is cut off in place, for another clone would build another host.
    private async Task ShallowAsync()
    {
        var whole = _sandbox.Beside("whole");
        await _sandbox.GitAsync("clone", "--quiet", "--bare", ".", whole);
        await _sandbox.GitAsync("fetch", "--quiet", "--depth", "1", $"file://{whole}", "main");
        Says(await VersionAsync(), 3, "git fetch --unshallow", "fetchDepth: 0");
        await _sandbox.GitAsync("fetch", "--quiet", "--unshallow", $"file://{whole}", "main");
        Says(await VersionAsync(), 0, "1.0.1");
    }

    private SandboxCommand WithoutGit()
    {
        var folder = Directory.CreateDirectory(_sandbox.Beside("tools")).FullName;
        foreach (var tool in (string[])["sh", "cat", "find", "dotnet"])
            File.CreateSymbolicLink(Path.Combine(folder, tool), Require.Tool(tool));
        return With(("PATH", folder));
    }

    private static SandboxCommand Command(params string[] arguments) =>
        new("./build.sh", ["--target", "Version", .. arguments]) { Environment = Agents.ToDictionary(name => name, _ => (string?)null) };

    private static SandboxCommand With(params (string Name, string? Value)[] variables)
    {
        var command = Command("--json");
        foreach (var (name, value) in variables)
            command.Environment[name] = value;
        return command;
    }

    private Task<SandboxResult> VersionAsync(params string[] arguments) => VersionAsync(Command(arguments is [] ? ["--verbosity", "quiet"] : arguments));

    private Task<SandboxResult> VersionAsync(SandboxCommand command) => _sandbox.RunAsync(command);

    private static string Versions(SandboxResult result) => string.Join(", ", JsonDocument.Parse(result.Output).RootElement.GetProperty("services").EnumerateArray()
        .Select(service => $"{service.GetProperty("service")} {service.GetProperty("version")} {service.GetProperty("kind")}"));

    private static SandboxResult Says(SandboxResult result, int exitCode, params string[] words)
    {
        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.ToString());
        foreach (var word in words)
            Assert.That(result.Output + result.Error, Does.Contain(word));
        if (exitCode > 0)
            Assert.That(result.Error.Split('\n').Count(line => line.StartsWith("Error: ", StringComparison.Ordinal)), Is.EqualTo(1), result.Error);
        return result;
    }
}
