using Microsoft.ApplicationInsights;
using Microsoft.Extensions.Hosting;

namespace Calc.Hosting.Telemetry;

/// <summary>Sends, once the last request is answered, what is still buffered: the end of a bad release is the part worth reading.</summary>
public sealed class TelemetryFlush(TelemetryClient client) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => client.FlushAsync(cancellationToken);
}
