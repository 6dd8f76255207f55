using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Calc.Backend.Tests.Fakes;

/// <summary>The real service in this process, with the settings that a test gives it.</summary>
public sealed class BackendHost(params (string Name, string Value)[] settings) : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production").UseSetting("DRAIN_SECONDS", "0");
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
    }
}
