using Calc.Backend.Tests.Fakes;
using Calc.Testing;
using Microsoft.ApplicationInsights;
using Microsoft.Extensions.DependencyInjection;

namespace Calc.Backend.Tests.Hosting;

public sealed class TelemetryTests
{
    private const string Setting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    [Test]
    [Platform(Exclude = "Win", Reason = "There is no SIGTERM.")]
    public async Task A_request_is_reported_with_role_version_commit_and_slot_before_the_process_ends()
    {
        await using var ingestion = await FakeIngestion.StartAsync();
        await using var service = ServiceProcess.Start(
            "Calc.Backend.dll",
            (Setting, ingestion.ConnectionString),
            ("VERSION", "1.4.57"),
            ("COMMIT", "2b7e151"),
            ("SLOT", "green"),
            ("DRAIN_SECONDS", "0"));
        using var client = new HttpClient { BaseAddress = await service.AddressAsync() };

        await client.CalculateAsync("""{"number": 84}""");
        service.Terminate();
        await service.ExitAsync();

        Assert.That(ingestion.Received, Does.Contain("/v2"));
        Assert.That(ingestion.Received, Does.Contain("POST /api/calculate"));
        Assert.That(ingestion.Received, Does.Contain("\"ai.cloud.role\":\"calc-backend\"").And.Contain("\"ai.application.ver\":\"1.4.57\""));
        Assert.That(ingestion.Received, Does.Contain("\"slot\":\"green\"").And.Contain("\"version\":\"1.4.57\"").And.Contain("\"commit\":\"2b7e151\""));
    }

    [Test]
    public async Task Without_a_connection_string_there_is_no_client_at_all()
    {
        await using var host = new BackendHost((Setting, ""));

        Assert.That(host.Services.GetService<TelemetryClient>(), Is.Null);
    }

    [TestCase("canary")]
    [TestCase("InstrumentationKey=")]
    [TestCase("IngestionEndpoint=http://canary/")]
    [TestCase("InstrumentationKey=c0ffee00-1885-4000-8000-00000000cafe;IngestionEndpoint=canary")]
    [TestCase("InstrumentationKey=c0ffee00-1885-4000-8000-00000000cafe;canary")]
    public async Task A_connection_string_that_cannot_be_used_ends_the_start_and_is_not_shown(string broken)
    {
        await using var service = ServiceProcess.Start("Calc.Backend.dll", (Setting, broken));

        Assert.That(await service.ExitAsync(), Is.EqualTo(1));
        Assert.That(service.Output, Does.Contain($"{Setting} is no connection string").And.Not.Contain("canary"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "There is no SIGTERM.")]
    public async Task An_ingestion_that_cannot_be_reached_costs_no_answer_and_holds_no_stop_up()
    {
        await using var service = ServiceProcess.Start(
            "Calc.Backend.dll",
            (Setting, $"InstrumentationKey={FakeIngestion.Key};IngestionEndpoint=http://127.0.0.1:1/"),
            ("DRAIN_SECONDS", "0"),
            ("SHUTDOWN_SECONDS", "5"));
        using var client = new HttpClient { BaseAddress = await service.AddressAsync() };

        Assert.That((await client.CalculateAsync("""{"number": 84}""")).Status, Is.EqualTo(200));
        service.Terminate();
        await service.ExitAsync();

        Assert.That(service.Output, Does.Not.Contain(FakeIngestion.Key));
    }
}
