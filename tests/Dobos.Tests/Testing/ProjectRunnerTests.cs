using Cake.Core.IO;
using Dobos.Builds;
using Dobos.Redaction;
using Dobos.Secrets;
using Dobos.Testing;
using Dobos.Tests.Builds;
using Dobos.Tests.Tools;
using Path = System.IO.Path;

namespace Dobos.Tests.Testing;

public sealed class ProjectRunnerTests : IDisposable
{
    private const string Canary = "c,a={n}\"a'r\\y";

    private readonly Workshop _shop = new();
    private readonly FakeProcesses _processes = new();
    private readonly Redactor _redactor = new();
    private readonly CancellationTokenSource _cancellation = new();
    private string _trx = Fixture.Text("results.trx");

    [SetUp]
    public void Pretend()
    {
        _redactor.Learn(new Secret(Canary));
        _processes.OnStart = settings => WriteResults(Folder(settings));
    }

    public void Dispose()
    {
        _shop.Dispose();
        _cancellation.Dispose();
    }

    [Test]
    public void A_built_project_is_tested_as_it_is_and_its_results_go_under_artifacts()
    {
        _processes.ExitCode = 1;

        var result = Run(new TestOrder(Set, "Name=\"A\""));

        Assert.That(result.Tally, Is.EqualTo(new Tally(3, 2, 3)));
        Assert.That(result.Folder, Is.EqualTo(_shop.Path("artifacts/tests/One.Tests")));
        Assert.That(_processes.Commands.Single(), Does.StartWith($"dotnet test \"{Set.Projects[0]}\" --filter \"Name=\\\"A\\\"\" --logger \"trx;LogFilePrefix=One.Tests\" --configuration Release"));
        Assert.That(_processes.Commands.Single(), Does.Contain("--no-build"));
    }

    [Test]
    public void A_secret_travels_by_the_environment_and_nothing_that_is_kept_holds_it()
    {
        IDictionary<string, string> given = new Dictionary<string, string>();
        _trx = Fixture.Text("results.trx").Replace("boom", System.Security.SecurityElement.Escape(Canary), StringComparison.Ordinal);
        _processes.OnStart = settings =>
        {
            given = settings.EnvironmentVariables;
            settings.RedirectedStandardOutputHandler($"the test says {Canary}");
            settings.RedirectedStandardErrorHandler($"and again {Canary}");
            WriteResults(Folder(settings));
            File.WriteAllText(Path.Combine(Folder(settings), "attached.json"), System.Text.Json.JsonSerializer.Serialize(Canary));
        };

        var result = Run(new TestOrder(Set) { Variables = new Dictionary<string, Secret> { ["IT_KEY"] = new(Canary) } });

        Assert.That(given["IT_KEY"], Is.EqualTo(Canary));
        Assert.That(_processes.Commands.Single(), Does.Not.Contain("c,a="));
        Assert.That(Kept.Select(File.ReadAllText), Has.None.Contain("c,a=").And.None.Contain("a={n}"));
        Assert.That(File.ReadAllText(Path.Combine(result.Folder, "output.log")), Is.EqualTo("the test says ***\nand again ***\n"));
        Assert.That(result.Tests.Single(test => test.Name == "U.Throws").Message, Does.Contain("***"));
    }

    [TestCase("utf-16", new byte[0])]
    [TestCase("latin1", new byte[] { 0xFF, 0, 0x80 })]
    public void An_attached_file_in_another_encoding_or_none_keeps_no_secret_either(string encoding, byte[] before)
    {
        var given = System.Text.Encoding.GetEncoding(encoding);
        byte[] Bytes(string text) => [.. before, .. given.GetPreamble(), .. given.GetBytes(text)];
        _processes.OnStart = settings =>
        {
            WriteResults(Folder(settings));
            File.WriteAllBytes(Path.Combine(Folder(settings), "attached.bin"), Bytes($"<{Canary}>"));
        };

        var result = Run(new TestOrder(Set));

        Assert.That(File.ReadAllBytes(Path.Combine(result.Folder, "attached.bin")), Is.EqualTo(Bytes("<***>")));
    }

    [Test]
    public void A_run_that_was_cancelled_leaves_no_results_not_even_older_ones()
    {
        _shop.Write("artifacts/tests/One.Tests/old.trx", _trx);
        _processes.OnStart = settings =>
        {
            WriteResults(Folder(settings));
            _cancellation.Cancel();
        };

        Assert.That(() => Run(new TestOrder(Set)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Kept, Is.Empty);
    }

    [Test]
    public void A_run_that_ended_meanwhile_is_no_obstacle()
    {
        _processes.OnStart = settings =>
        {
            WriteResults(Folder(settings));
            _shop.Write("artifacts/tests/One.Tests/other.trx", _trx);
        };

        Assert.That(new ResultFolder(Run(new TestOrder(Set)).Folder).Trx.Select(Path.GetFileName), Is.EqualTo(["One.Tests.trx"]));
    }

    [Test]
    public void What_a_killed_run_left_unredacted_is_deleted_and_what_a_living_one_writes_is_not()
    {
        var living = Environment.ProcessId;
        _shop.Write("artifacts/tests/.raw/2147483646.One.Tests/a.trx", Canary);
        _shop.Write($"artifacts/tests/.raw/{living}.Two.Tests/a.trx", _trx);

        Run(new TestOrder(Set));

        Assert.That(Directory.GetDirectories(_shop.Path("artifacts/tests/.raw")).Select(Path.GetFileName), Is.EqualTo([$"{living}.Two.Tests"]));
    }

    [Test]
    public void A_run_that_leaves_nothing_is_broken_down()
    {
        _processes.OnStart = _ => { };
        _processes.ExitCode = 1;

        Assert.That(Run(new TestOrder(Set)).Breakdown, Does.Contain("left no results"));
    }

    private ProjectSet Set => new([_shop.Path("tests/One.Tests/One.Tests.csproj")]);

    private IEnumerable<string> Kept => Directory.EnumerateFiles(_shop.Checkout.Artifacts, "*", SearchOption.AllDirectories);

    private ProjectResult Run(TestOrder order) =>
        new ProjectRunner(new PretendedCake(_processes), _redactor, new CoverageScope(_shop.Checkout)).Run(order.Projects.Projects[0], new ResultPlaces(_shop.Checkout, order), order, _cancellation.Token);

    private void WriteResults(string folder) => File.WriteAllText(Path.Combine(folder, "One.Tests.trx"), _trx);

    private static string Folder(ProcessSettings settings) => settings.Arguments.Render().Split("--results-directory \"")[1].Split('"')[0];
}
