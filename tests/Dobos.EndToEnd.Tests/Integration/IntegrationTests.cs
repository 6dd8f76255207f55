using Shared;

namespace Dobos.EndToEnd.Tests.Integration;

/// <summary>The services' own integration tests, by the target that runs them, with values from a vault.</summary>
[Platform(Include = "Linux", Reason = "command lines and environments are read from /proc")]
public sealed class IntegrationTests
{
    // A test that is as careless with its secrets as a test can be.
    private const string Careless = """
        using System.Net;
        using System.Text;
        using System.Text.Json;

        namespace Calc.Integration.Tests;

        public sealed class CarelessTests
        {
            private static readonly string[] Secrets = [.. new[] { "IT_REDIS_ACCESS", "IT_APPINSIGHTS" }.Select(name => Environment.GetEnvironmentVariable(name)!)];

            [TestCaseSource(nameof(Secrets))]
            public void Says_what_it_was_told(string secret)
            {
                string[] forms = [secret, JsonSerializer.Serialize(secret), Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{secret}"))];
                foreach (var form in forms)
                {
                    TestContext.Out.WriteLine(form);
                    TestContext.Progress.WriteLine(form);
                    TestContext.Error.WriteLine(form);
                    Console.WriteLine(form);
                }

                var file = Path.Combine(TestContext.CurrentContext.TestDirectory, $"careless-{secret.Length}.txt");
                File.WriteAllLines(file, forms);
                TestContext.AddTestAttachment(file);
                Assert.That(secret, Is.Not.Null);
            }
        }
        """;

    private static Sandbox _sandbox = null!;

    [OneTimeSetUp]
    public static async Task BuildAsync()
    {
        Require.Tool("redis-server");
        _sandbox = new Sandbox();
        _sandbox.Write("tests/Calc.Integration.Tests/CarelessTests.cs", Careless);
        var build = await _sandbox.RunAsync(Reuse.Shop.Command("--target", "Build"));
        Assert.That(build.ExitCode, Is.Zero, build.ToString());
    }

    [OneTimeTearDown]
    public static void Delete() => _sandbox?.Dispose();

    [Test]
    public async Task They_pass_with_a_real_Redis_whose_password_is_nowhere()
    {
        await using var stage = await Stage.SetAsync(_sandbox);
        await using var commands = new CommandLines();

        var run = await TestAsync(stage);

        Assert.That(stage.Shows(run.ToString()), Is.False, "the output shows a secret");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Output, Does.Match(@"(?m)^[1-9]\d* passed, 0 failed, 0 skipped$"));
        Assert.That(commands.Has("Calc.Integration.Tests"), "the watch saw the tests");
        Assert.That(Attachments("artifacts/tests"), Is.Not.Empty);
        Assert.That(stage.Leaks(commands), Is.Empty);
    }

    [Test]
    public async Task With_a_wrong_password_they_fail_and_it_is_nowhere_either()
    {
        await using var stage = await Stage.SetAsync(_sandbox, access: new Canary());
        await using var commands = new CommandLines();

        var run = await TestAsync(stage);

        Assert.That(stage.Shows(run.ToString()), Is.False, "the output shows a secret");
        Assert.That(run.ExitCode, Is.EqualTo(4), run.ToString());
        Assert.That(run.Output, Does.Contain("FAILED   Calc.Integration.Tests.RedisClientTests").And.Contain("WRONGPASS"));
        Assert.That(stage.Leaks(commands), Is.Empty);
    }

    [Test]
    public async Task Settings_are_shown_and_secrets_are_not()
    {
        await using var stage = await Stage.SetAsync(_sandbox);

        var context = await stage.RunAsync("--target", "Context");

        Assert.That(context.ExitCode, Is.Zero, context.ToString());
        Assert.That(context.Output, Does.Match(@"kubernetes-namespace +setting +dev\b").And.Match(@"ingress-host +setting +80\b").And.Match(@"redis-access +secret +\*\*\*"));
        Assert.That(stage.Shows(context.ToString()), Is.False, "the output shows a secret");
    }

    private static async Task<SandboxResult> TestAsync(Stage stage)
    {
        var run = await stage.RunAsync("--target", "IntegrationTest");
        // What the test itself wrote into its own folder is not ours to clean.
        foreach (var file in Attachments("artifacts/bin"))
            File.Delete(file);
        return run;
    }

    private static string[] Attachments(string folder) => Directory.GetFiles(_sandbox.At(folder), "careless-*.txt", SearchOption.AllDirectories);
}
