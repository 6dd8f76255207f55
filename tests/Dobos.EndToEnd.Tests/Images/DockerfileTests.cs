using System.Text.Json;
using Dobos.Offline.Tests.Registries.Clients;
using Shared;

namespace Dobos.EndToEnd.Tests.Images;

/// <summary>A service that asks for its Dockerfile, by a real container engine.</summary>
[Platform("Linux")]
public sealed class DockerfileTests
{
    private static readonly string[] Build = ["--target", "DockerBuild", "--exclusive"];

    private static TillShop _shop = null!;

    [OneTimeSetUp]
    public static async Task OpenAsync() => _shop = await TillShop.OpenAsync();

    [OneTimeTearDown]
    public static async Task CloseAsync()
    {
        if (_shop is not null)
            await _shop.DisposeAsync();
    }

    [SetUp]
    public void Begin() => _shop.Calls();

    [TearDown]
    public async Task RestoreAsync() => await _shop.Sandbox.GitAsync("checkout", "--quiet", "--", ".");

    [Test]
    public async Task Its_tests_run_in_its_own_stage_and_the_image_is_a_layout_that_knows_its_version()
    {
        var image = await BuiltAsync();
        Assert.That(image.GetProperty("version").GetString(), Is.EqualTo("2.3.0"));
        Assert.That(_shop.Sandbox.Read("artifacts/tests/images/shop/result.trx"), Does.Contain("Adds_up"));
        Assert.That(await RunImageAsync(image.GetProperty("layout").GetString()!), Is.EqualTo("2.3.0"));
    }

    [Test]
    public async Task The_second_time_no_engine_is_asked_and_a_file_that_was_only_touched_is_no_reason_to()
    {
        var first = await BuiltAsync();
        _shop.Calls();
        var second = await BuiltAsync();
        File.SetLastWriteTimeUtc(_shop.Sandbox.At("src/Shop/Price.cs"), new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc));
        var third = await BuiltAsync();

        Assert.That(_shop.Calls(), Is.Empty);
        Assert.That(new[] { second, third }.Select(Digest), Is.All.EqualTo(Digest(first)));
    }

    [Test]
    public async Task Docker_is_told_the_arguments_of_the_service_and_nothing_that_the_environment_knows()
    {
        Edit();
        Assert.That((await _shop.RunAsync(Build)).ExitCode, Is.Zero);
        var calls = _shop.Calls().Where(call => !call.Contains("version", StringComparison.Ordinal)).Select(Shortened);
        Assert.That(calls, Is.EqualTo([
            "docker build --build-arg RUNTIME_IMAGE=till:1 --file CONTEXT/src/Shop/Dockerfile --iidfile CONTEXT.id --target testrunner CONTEXT",
            "docker rm --force --volumes NAME",
            "docker run --name NAME --volume /results ID",
            "docker cp NAME:/results/. RESULTS",
            "docker rm --force --volumes NAME",
            "docker build --build-arg RUNTIME_IMAGE=till:1 --file CONTEXT/src/Shop/Dockerfile --iidfile CONTEXT.id CONTEXT",
            "docker save --output CONTEXT.saved.tar ID",
        ]));
    }

    [Test]
    public async Task Only_what_the_service_is_made_of_goes_to_the_engine()
    {
        _shop.Sandbox.Write("notes/private.txt", "not for an image");
        Edit();
        Assert.That((await _shop.RunAsync(Build)).ExitCode, Is.Zero);
        var context = _shop.Sandbox.At("artifacts/images/shop/context");
        var files = Directory.EnumerateFiles(context, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(context, file)).ToArray();
        Assert.That(files, Has.Member("src/Shop/Price.cs").And.Member("checks/run.sh").And.None.StartsWith("notes/").And.None.StartsWith("build/").And.None.StartsWith(".git/"));
    }

    [Test]
    public async Task A_test_that_fails_is_named_and_there_is_no_image()
    {
        _shop.Tests("Failed");
        var failed = await _shop.RunAsync(Build);
        Assert.That(failed.ExitCode, Is.EqualTo(4), failed.ToString());
        Assert.That(failed.Error, Does.Contain("1 of 1 tests failed: Till.Adds_up."));
        Assert.That(_shop.Calls(), Has.None.Contains("docker save"));
        Assert.That(_shop.Sandbox.Read("artifacts/tests/images/shop/result.trx"), Does.Contain("Failed"));
    }

    [Test]
    public async Task No_tests_are_no_passed_tests()
    {
        _shop.Tests(null);
        var failed = await _shop.RunAsync(Build);
        Assert.That(failed.ExitCode, Is.EqualTo(4), failed.ToString());
        Assert.That(failed.Error, Does.Contain("No tests ran in the stage testrunner of src/Shop/Dockerfile"));
    }

    [Test]
    public async Task A_Dockerfile_that_cannot_be_built_is_no_failed_test()
    {
        _shop.Dockerfile("COPY src/Shop/Missing.cs /app/Missing.cs");
        var failed = await _shop.RunAsync(Build);
        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.ToString());
        Assert.That(failed.Error, Does.Contain("src/Shop/Dockerfile could not be built (docker's own words are above); no image was written."));
    }

    [Test]
    public async Task Without_an_engine_it_fails_in_CI_and_says_how_to_go_on()
    {
        Edit();
        var failed = await _shop.RunWithoutEngineAsync(ci: "true", Build);
        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.ToString());
        Assert.That(failed.Error, Does.Match("Error: The service.json of shop asks for a Dockerfile to be built, and no container engine does it here \\(.*unix:///nowhere.*\\); start one, or set image.builder to 'engineless' there"));
    }

    [Test]
    public async Task Without_an_engine_what_stays_on_this_machine_is_built_without_one()
    {
        Edit();
        foreach (var target in (string[])["Restore", "Build"])
            Assert.That((await _shop.RunWithoutEngineAsync(ci: null, "--target", target, "--exclusive")).ExitCode, Is.Zero);
        var built = await _shop.RunWithoutEngineAsync(ci: null, [.. Build, "--env", "local"]);
        Assert.That(built.ExitCode, Is.Zero, built.ToString());
        Assert.That(built.Output, Does.Contain("For now the image is built without one, because it stays on this machine.").And.Match(@"(?m)^shop 0\.0\.0-local\.h\w+ is sha256:.*, app "));
    }

    [Test]
    public async Task A_plan_says_what_an_engine_would_do_and_asks_none()
    {
        Edit();
        var plan = await _shop.RunAsync([.. Build, "--plan"]);
        Assert.That(plan.Output, Does.Contain("builds the image of shop by a container engine, of src/Shop/Dockerfile: "), plan.ToString());
        Assert.That(_shop.Calls(), Is.Empty);
    }

    private static void Edit() => _shop.Sandbox.Write("src/Shop/Price.cs", _shop.Sandbox.Read("src/Shop/Price.cs") + $"// {Guid.NewGuid()}\n");

    private static async Task<JsonElement> BuiltAsync()
    {
        var built = await _shop.RunAsync([.. Build, "--json"]);
        Assert.That(built.ExitCode, Is.Zero, built.ToString());
        using var json = JsonDocument.Parse(built.Output);
        return json.RootElement.GetProperty("images")[0].Clone();
    }

    private static string Digest(JsonElement image) => image.GetProperty("digest").GetString()!;

    private static string Shortened(string call)
    {
        var context = _shop.Sandbox.At("artifacts/images/shop/context");
        var words = call.Replace(context, "CONTEXT", StringComparison.Ordinal).Replace(_shop.Sandbox.At("artifacts/tests/images/shop"), "RESULTS", StringComparison.Ordinal).Split(' ');
        return string.Join(' ', words.Select(word => word.StartsWith("sha256:", StringComparison.Ordinal) ? "ID" : word.StartsWith("dobos-shop-", StringComparison.Ordinal) ? $"NAME{word[19..]}" : word));
    }

    private static async Task<string> RunImageAsync(string layout)
    {
        var archive = _shop.Sandbox.Beside("shop.tar");
        await new Command(Require.Tool("skopeo")).RunAsync("copy", "--insecure-policy", $"oci:{layout}", $"docker-archive:{archive}:shop:it");
        await _shop.Client.RunAsync("load", "--input", archive);
        return (await _shop.Client.RunAsync("run", "--rm", "--read-only", "--cap-drop", "ALL", "--network", "none", "shop:it")).Trim();
    }
}
