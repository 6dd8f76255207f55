using Calc.Frontend.Backends;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Calc.Frontend.Tests.Fakes;

/// <summary>The real service in this process, before a fake backend. Without settings it has no Redis.</summary>
public sealed class FrontendHost(FakeBackend backend, params (string Name, string Value)[] settings) : WebApplicationFactory<Program>
{
    public LogLines Log { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production").UseSetting("DRAIN_SECONDS", "0").UseSetting("BACKEND_URL", "http://calc-backend/base");
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);

        builder.ConfigureLogging(logging => logging.AddProvider(Log));
        builder.ConfigureTestServices(services =>
            services.AddHttpClient<BackendClient>().ConfigurePrimaryHttpMessageHandler(() => backend));
    }
}
