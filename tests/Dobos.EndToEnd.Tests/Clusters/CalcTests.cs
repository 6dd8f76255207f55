using System.Diagnostics;
using System.Net;
using System.Text;
using Dobos.EndToEnd.Tests.Cancelling;
using Dobos.EndToEnd.Tests.Reuse;
using Dobos.Offline.Tests.Clusters.Load;
using Dobos.Offline.Tests.Registries.Clients;

namespace Dobos.EndToEnd.Tests.Clusters;

/// <summary>The whole path: from a commit and no box to a page in a browser, by the real helm, and what users see of it while it changes.</summary>
[Platform("Linux")]
public sealed class CalcTests
{
    private const string Frontend = "calc-frontend";
    private const string Backend = "calc-backend";
    private const int Least = 15_000;

    /// <summary>A machine of two cores that starts pods meanwhile has its limits not far above.</summary>
    private const int Most = 400;

    private static readonly Stopwatch Clock = new();
    private static readonly List<string> Seconds = [];

    private static Sandbox _here = null!;
    private static BoxedCalc _calc = null!;
    private static Command _helm = null!;
    private static Command _kubectl = null!;
    private static HttpClient _http = null!;
    private static string _page = "";

    [OneTimeSetUp]
    public static async Task DeployAsync()
    {
        _here = await SampleCheckout.GetAsync();
        await BoxedCalc.PublishAsync(_here);
        var wiped = await _here.RunAsync(Shop.Command("--target", "OfflineDown", "--wipe", "--yes"));
        Assert.That(wiped.ExitCode, Is.Zero, wiped.ToString());

        Clock.Start();
        _calc = await BoxedCalc.PublishAsync(_here);
        Tell("the box is up and has both releases");
        _helm = await _calc.ClientAsync(_here, "helm", "4.1.4");
        _kubectl = await _calc.ClientAsync(_here, "kubectl", "1.34.5");
        _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = _calc.Ingress, Timeout = Timeout.InfiniteTimeSpan };
        foreach (var service in (string[])[Backend, Frontend])
        {
            await _helm.RunAsync(_calc.Upgrade(_here, service));
            Tell($"{service} is installed");
        }

        _page = await Browser.ShowAsync(_here, new(_calc.Site(Frontend), "?number=84"));
        Tell("a browser shows the page");
    }

    [OneTimeTearDown]
    public static void End()
    {
        _http?.Dispose();
        if (_here is not null)
            RunningProcess.KillBoxes(_here);
    }

    [Test]
    public static async Task From_nothing_a_browser_shows_the_factors_of_84()
    {
        await TestContext.Progress.WriteLineAsync(string.Join('\n', Seconds));

        Assert.That(_page, Does.Contain("84 = 2 × 2 × 3 × 7"));
    }

    [TestCase("3.18.0", Backend)]
    [TestCase("3.18.0", Frontend)]
    [TestCase("4.1.4", Backend)]
    [TestCase("4.1.4", Frontend)]
    public async Task The_tests_of_the_charts_pass(string version, string service)
    {
        var helm = await _calc.ClientAsync(_here, "helm", version);

        Assert.That(await helm.RunAsync(["test", service, "--logs", "--timeout", "1m"]), Does.Match(@"Phase:\s+Succeeded"));
    }

    [Test]
    public async Task A_release_of_helm_4_is_upgraded_and_rolled_back_by_helm_3()
    {
        var helm = await _calc.ClientAsync(_here, "helm", "3.18.0");
        await helm.RunAsync(_calc.Upgrade(_here, Backend, "version=9.9.9", "minReadySeconds=0"));
        var upgraded = await _kubectl.RunAsync("get", "pods", "-l", $"app.kubernetes.io/name={Backend}", "-o", "jsonpath={.items[*].spec.containers[0].env[?(@.name=='VERSION')].value}");
        await helm.RunAsync("rollback", Backend, "--wait", "--timeout", "2m");

        Assert.That(upgraded, Does.Contain("9.9.9"));
        Assert.That(await _kubectl.RunAsync("get", "deploy", Backend, "-o", "jsonpath={.spec.template.spec.containers[0].env[?(@.name=='VERSION')].value}"), Is.Empty);
        Assert.That(await helm.RunAsync("history", Backend), Does.Contain("Rollback to"));
    }

    [Test]
    public async Task Nothing_is_lost_while_it_is_updated_rolled_back_and_scaled_down()
    {
        await UpgradeAsync(replicas: 3);
        var rate = await RestRate.FindAsync(SendAsync, Most, TestContext.Progress.WriteLine);
        using CancellationTokenSource end = new();
        var load = new OpenLoad(rate, SendAsync).RunAsync(TimeSpan.FromMinutes(10), end.Token);
        var under = Stopwatch.StartNew();

        for (var round = 1; round == 1 || under.Elapsed.TotalSeconds * rate < Least; round++)
        {
            await UpgradeAsync(replicas: 3, $"round-{round}");
            await _helm.RunAsync("rollback", Frontend, "--wait", "--timeout", "2m");
            await UpgradeAsync(replicas: 1);
            await EndedAsync();
        }

        await end.CancelAsync();
        var report = await load;
        await TestContext.Progress.WriteLineAsync($"updated, rolled back and scaled down in {under.Elapsed.TotalSeconds:0} s, {report}");
        Assert.That(report.LostCount, Is.Zero, report.ToString());
        Assert.That(report.Sent, Is.GreaterThanOrEqualTo(Least));
    }

    private static Task<string> UpgradeAsync(int replicas, string slot = "") => _helm.RunAsync(_calc.Upgrade(_here, Frontend, $"replicas={replicas}", "minReadySeconds=1", $"slot={slot}"));

    /// <summary>Until the pods that go are gone.</summary>
    private static async Task EndedAsync()
    {
        var going = await _kubectl.RunAsync("get", "pods", "-l", $"app.kubernetes.io/name={Frontend}", "-o", "jsonpath={.items[?(@.metadata.deletionTimestamp)].metadata.name}");
        foreach (var pod in going.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            await _kubectl.RunAsync("wait", "--for=delete", $"pod/{pod}", "--timeout=1m");
    }

    /// <summary>Mostly the page; and calculations, which the backend answers and nobody may send twice.</summary>
    private static async Task<HttpStatusCode> SendAsync(int number, CancellationToken cancellation)
    {
        using HttpRequestMessage request = number % 4 == 0
            ? new(HttpMethod.Post, "/api/calculate") { Content = new StringContent("""{ "number": 84 }""", Encoding.UTF8, "application/json") }
            : new(HttpMethod.Get, "/");
        request.Headers.Host = BoxedCalc.HostOf(Frontend);
        using var answer = await _http.SendAsync(request, cancellation);
        return answer.StatusCode;
    }

    private static void Tell(string what) => Seconds.Add($"{Clock.Elapsed.TotalSeconds,5:0.0} s  {what}");
}
