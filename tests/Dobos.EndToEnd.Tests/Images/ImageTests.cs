using System.Globalization;
using Dobos.EndToEnd.Tests.Reuse;
using Dobos.Offline.Tests.Registries.Clients;
using Shared;

namespace Dobos.EndToEnd.Tests.Images;

/// <summary>The images of the sample services: the same wherever they are built, and no more work than there is.</summary>
[Platform("Linux")]
public sealed class ImageTests
{
    private static readonly string[] Backend = ["calc-backend"];
    private static readonly string[] Origins = ["app", "config"];

    private static Sandbox _here = null!;
    private static BuiltImages _images = null!;

    [OneTimeSetUp]
    public static async Task BuildAsync()
    {
        _here = await SampleCheckout.GetAsync();
        _images = await BuildAsync(_here, umask: "022");
    }

    [Test]
    public async Task Another_clone_on_another_day_under_another_umask_and_language_gives_the_same_digests()
    {
        using Sandbox there = new("a folder of another name");
        await there.CommitAsync("There, by somebody else");
        foreach (var file in Directory.EnumerateFiles(there.Root, "*", SearchOption.AllDirectories).Reverse())
            File.SetLastWriteTimeUtc(file, new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc));

        var images = await BuildAsync(there, umask: "077", ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("TZ", "Pacific/Auckland"));

        Assert.That(images.Digests, Is.EqualTo(_images.Digests));
    }

    [Test]
    public async Task A_second_run_starts_nothing_and_a_changed_comment_moves_only_what_is_ours_of_its_service()
    {
        await BuildAsync(_here, umask: "022");
        var watched = new WatchedDotnet(_here);
        var second = await BuiltImages.OfAsync(_here, watched.Watch(BuildSh("022", "DockerBuild", "--json")));
        Assert.That(second.Digests, Is.EqualTo(_images.Digests));
        Assert.That(watched.Calls, Has.Length.EqualTo(1).And.One.Contains("Dobos.Host.dll"));

        _here.Write("src/Calc.Backend/PrimeFactors.cs", _here.Read("src/Calc.Backend/PrimeFactors.cs").Replace("<summary>", "<summary>Factors. ", StringComparison.Ordinal).Replace("divisor", "candidate", StringComparison.Ordinal));
        var plan = await _here.RunAsync(BuildSh("022", "DockerBuild", "--plan"));
        var third = await BuildAsync(_here, umask: "022");

        Assert.That(plan.Output, Does.Contain("builds the image of calc-backend: src/Calc.Backend/PrimeFactors.cs changed").And.Not.Contains("calc-frontend"));
        Assert.That(third.Services.Where(service => third.Of(service, "digest") != second.Of(service, "digest")), Is.EqualTo(Backend));
        var (before, after) = (second.Blobs("calc-backend"), third.Blobs("calc-backend"));
        Assert.That(after.Keys.Where(origin => after[origin] != before[origin]).Order(), Is.EqualTo(Origins));
        await _here.GitAsync("checkout", "--quiet", "--", ".");
    }

    [Test]
    public void The_version_is_the_one_that_git_tells() =>
        Assert.That(_images.Services.Select(service => _images.Of(service, "version")), Is.All.Match(@"^\d+\.\d+\.\d+$"));

    [Test]
    public async Task An_engine_runs_each_read_only_without_rights_and_it_answers_with_its_version()
    {
        var skopeo = Require.Tool("skopeo");
        await using var engine = await DockerEngine.StartAsync();
        var images = await BuildAsync(_here, umask: "022");
        foreach (var service in images.Services)
        {
            var archive = _here.Beside($"{service}.tar");
            await new Command(skopeo).RunAsync(
                "copy", "--insecure-policy", $"oci:{images.Of(service, "layout")}", $"docker-archive:{archive}:{service}:it");
            await engine.Client.RunAsync("load", "--input", archive);

            using Answering answering = new();
            await engine.Client.RunAsync(
                "run", "--detach", "--name", service, "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--network", "host",
                "--env", $"ASPNETCORE_HTTP_PORTS={answering.Port.ToString(CultureInfo.InvariantCulture)}", "--env", "BACKEND_URL=http://localhost:1", $"{service}:it");
            var answer = await answering.PingAsync(() => engine.Client.RunAsync("logs", service));
            var user = await engine.Client.RunAsync("inspect", "--format", "{{.Config.User}}", service);
            await engine.Client.RunAsync("rm", "--force", service);

            Assert.That(answer, Does.Contain($"\"service\":\"{service}\"").And.Contain($"\"version\":\"{images.Of(service, "version")}\""));
            Assert.That(user.Trim(), Is.EqualTo("1654"));
        }
    }

    private static async Task<BuiltImages> BuildAsync(Sandbox sandbox, string umask, params (string Name, string Value)[] variables)
    {
        foreach (var target in (string[])["Restore", "Build"])
        {
            var result = await sandbox.RunAsync(With(BuildSh(umask, target), variables));
            Assert.That(result.ExitCode, Is.Zero, result.ToString());
        }

        return await BuiltImages.OfAsync(sandbox, With(BuildSh(umask, "DockerBuild", "--json"), variables));
    }

    private static SandboxCommand BuildSh(string umask, string target, params string[] more) => new("sh", ["-c", $"umask {umask}; exec ./build.sh \"$@\"", "sh", "--target", target, "--exclusive", .. more])
    {
        Environment = new(Shop.Command().Environment),
        Deadline = TimeSpan.FromMinutes(6),
    };

    private static SandboxCommand With(SandboxCommand command, (string Name, string Value)[] variables) =>
        variables.Aggregate(command, (before, variable) => Shop.With(before, variable.Name, variable.Value));
}
