using Calc.Backend.Tests.Fakes;
using Calc.Hosting.Faults;
using Calc.Testing;

namespace Calc.Backend.Tests.Hosting;

public sealed class FaultTests
{
    private const string Valid = """{"number": 84}""";

    [Test]
    public async Task All_are_off_by_default()
    {
        await using var host = new BackendHost();
        var client = host.CreateClient();

        Assert.That((await client.CalculateAsync(Valid)).Status, Is.EqualTo(200));
        Assert.That((await client.GetJsonAsync("/readyz")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Failing_on_purpose_is_a_500_that_says_so()
    {
        await using var host = new BackendHost(("FAULT_FAIL_PERCENT", "100"));

        var (status, problem) = await host.CreateClient().CalculateAsync(Valid);

        Assert.That(status, Is.EqualTo(500));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("FAULT_FAIL_PERCENT"));
    }

    [TestCase(0, 0, false)]
    [TestCase(30, 29, true)]
    [TestCase(30, 30, false)]
    [TestCase(100, 99, true)]
    public void The_percentage_decides_which_draw_fails(int percent, int draw, bool hit) =>
        Assert.That(new FaultSettings(TimeSpan.Zero, percent, NotReady: false).Hits(draw), Is.EqualTo(hit));

    [Test]
    public async Task A_delay_holds_the_answer_back()
    {
        await using var host = new BackendHost(("FAULT_DELAY_MS", "200"));
        var client = host.CreateClient();
        var started = TimeProvider.System.GetTimestamp();

        var (status, _) = await client.CalculateAsync(Valid);

        Assert.That(status, Is.EqualTo(200));
        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.GreaterThanOrEqualTo(TimeSpan.FromMilliseconds(190)));
    }

    [Test]
    public async Task Not_ready_is_a_503_that_says_why()
    {
        await using var host = new BackendHost(("FAULT_NOT_READY", "true"));

        var (status, report) = await host.CreateClient().GetJsonAsync("/readyz");

        Assert.That(status, Is.EqualTo(503));
        Assert.That(report.GetProperty("status").GetString(), Is.EqualTo("down"));
        Assert.That(report.GetProperty("dependencies")[0].GetProperty("reason").GetString(), Is.EqualTo("FAULT_NOT_READY is on"));
    }

    [Test]
    public async Task None_touches_liveness()
    {
        await using var host = new BackendHost(("FAULT_NOT_READY", "true"), ("FAULT_FAIL_PERCENT", "100"), ("FAULT_DELAY_MS", "600000"));

        using var response = await host.CreateClient().GetAsync("/healthz");

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }
}
