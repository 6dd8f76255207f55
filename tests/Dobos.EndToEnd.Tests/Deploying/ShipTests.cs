using System.Text.Json;
using Dobos.EndToEnd.Tests.Reuse;

namespace Dobos.EndToEnd.Tests.Deploying;

/// <summary>The sample services shipped into a cluster of the box: kept when they answer, taken back when they do not.</summary>
[Platform("Linux")]
public sealed class ShipTests
{
    private const string Chart = "charts/calc-frontend/values.yaml";
    private const string Description = "src/Calc.Frontend/service.json";

    private static Sandbox _here = null!;
    private static string _chart = "";
    private static string _description = "";

    [OneTimeSetUp]
    public static async Task ShipAsync()
    {
        _here = await SampleCheckout.GetAsync();
        (_chart, _description) = (_here.Read(Chart), _here.Read(Description));
        var shipped = await RunAsync("Ship");
        Assert.That(shipped.ExitCode, Is.Zero, shipped.ToString());
        Assert.That(shipped.Output, Does.Match(@"(?m)^  staging  calc-frontend +1\.0\.\d+ +revision 1 +deployed +http://calc-frontend\.staging\.localhost:\d+/$"), shipped.ToString());
    }

    [TearDown]
    public void Restore()
    {
        _here.Write(Chart, _chart);
        _here.Write(Description, _description);
    }

    [Test]
    public async Task What_runs_already_is_asked_again_and_left_as_it_is()
    {
        var before = await RunAsync("Ship", "--json");
        var again = await RunAsync("Ship", "--json");
        Assert.That(again.ExitCode, Is.Zero, again.ToString());
        Assert.That(Services(again).Select(service => service.GetProperty("how").GetString()), Is.All.EqualTo("unchanged"));
        Assert.That(Services(again).Select(service => service.GetProperty("revision").GetInt32()), Is.EqualTo(Services(before).Select(service => service.GetProperty("revision").GetInt32())));
    }

    [Test]
    public async Task What_does_not_hold_is_taken_back_to_what_was_proven_and_ends_with_5()
    {
        var before = Services(await RunAsync("Ship", "--json")).Single(IsFrontend).GetProperty("revision").GetInt32();
        _here.Write(Chart, _chart.Replace("failPercent: 0", "failPercent: 100", StringComparison.Ordinal));
        _here.Write(Description, _description.Replace("\"goesBack\": true", "\"smokeSeconds\": 8,\n  \"goesBack\": true", StringComparison.Ordinal));
        var failed = await RunAsync("Ship");
        Assert.That(failed.ExitCode, Is.EqualTo(5), failed.ToString());
        Assert.That(failed.Error, Does.Match(@"Error: calc-frontend 0\.0\.0-local\.\w+ was not kept: its smoke test failed, .* answered 500 .*calc-frontend 1\.0\.\d+, which was proven before, runs again as revision \d+ and answers\."), failed.ToString());
        Assert.That(Directory.EnumerateFiles(_here.At("artifacts/deploy/failed/staging/calc-frontend"), "events.json", SearchOption.AllDirectories), Is.Not.Empty);

        Restore();
        var after = Services(await RunAsync("Ship", "--json")).Single(IsFrontend);
        Assert.That((after.GetProperty("how").GetString(), after.GetProperty("revision").GetInt32()), Is.EqualTo(("unchanged", before + 2)));
    }

    [Test]
    public async Task A_person_goes_back_once_and_the_second_time_is_told_so()
    {
        _here.Write(Chart, _chart.Replace("startupSeconds: 60", "startupSeconds: 61", StringComparison.Ordinal));
        var newer = await RunAsync("Ship", "--service", "calc-frontend", "--json");
        Assert.That(newer.ExitCode, Is.Zero, newer.ToString());
        Assert.That(Services(newer).Single().GetProperty("how").GetString(), Is.EqualTo("deployed"));

        var back = await RunAsync("Rollback", "--service", "calc-frontend", "--json");
        Assert.That(back.ExitCode, Is.Zero, back.ToString());
        Assert.That(Services(back).Single().GetProperty("how").GetString(), Is.EqualTo("went back"));
        Assert.That(Services(back).Single().GetProperty("version").GetString(), Does.StartWith("1.0."));

        var again = await RunAsync("Rollback", "--service", "calc-frontend", "--json");
        Assert.That(Services(again).Single().GetProperty("how").GetString(), Is.EqualTo("unchanged"), again.ToString());
        Assert.That(Services(again).Single().GetProperty("revision").GetInt32(), Is.EqualTo(Services(back).Single().GetProperty("revision").GetInt32()));
    }

    private static Task<SandboxResult> RunAsync(string target, params string[] arguments) =>
        _here.RunAsync(Shop.Command(["--target", target, "--env", "staging", "--offline", .. arguments]) with { Deadline = TimeSpan.FromMinutes(8) });

    private static bool IsFrontend(JsonElement service) => service.GetProperty("service").GetString() == "calc-frontend";

    private static JsonElement[] Services(SandboxResult run)
    {
        Assert.That(run.Output, Does.StartWith("{"), run.ToString());
        using var answer = JsonDocument.Parse(run.Output);
        return [.. answer.RootElement.Clone().GetProperty("services").EnumerateArray()];
    }
}
