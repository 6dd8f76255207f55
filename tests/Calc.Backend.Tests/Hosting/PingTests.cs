using Calc.Backend.Tests.Fakes;
using Calc.Testing;

namespace Calc.Backend.Tests.Hosting;

public sealed class PingTests
{
    [Test]
    public async Task It_says_what_the_chart_said()
    {
        await using var host = new BackendHost(("VERSION", "1.4.57"), ("COMMIT", "2b7e151"), ("SLOT", "green"));

        var (_, ping) = await host.CreateClient().GetJsonAsync("/ping");

        Assert.That(ping.GetProperty("service").GetString(), Is.EqualTo("calc-backend"));
        Assert.That(ping.GetProperty("version").GetString(), Is.EqualTo("1.4.57"));
        Assert.That(ping.GetProperty("commit").GetString(), Is.EqualTo("2b7e151"));
        Assert.That(ping.GetProperty("slot").GetString(), Is.EqualTo("green"));
        Assert.That(ping.GetProperty("host").GetString(), Is.EqualTo(Environment.MachineName));
    }

    [Test]
    public async Task Outside_a_chart_it_has_the_version_of_the_build_and_no_commit()
    {
        await using var host = new BackendHost(("VERSION", ""), ("COMMIT", ""), ("SLOT", ""));

        var (_, ping) = await host.CreateClient().GetJsonAsync("/ping");

        Assert.That(ping.GetProperty("version").GetString(), Is.EqualTo("1.0.0"));
        Assert.That(ping.GetProperty("commit").GetString(), Is.EqualTo("unknown"));
        Assert.That(ping.GetProperty("slot").GetString(), Is.EqualTo("none"));
    }
}
