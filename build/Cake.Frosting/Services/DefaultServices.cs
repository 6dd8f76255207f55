using Cake.Cli;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Services;

/// <summary>What a host has before its caller configures anything. A service that the caller adds comes later, and so wins.</summary>
internal static class DefaultServices
{
    public static void AddTo(IServiceCollection services)
    {
        services.UseModule<CoreModule>();
        services.AddSingleton<IConsole, CakeConsole>();
        services.AddSingleton<ICakeLog, CakeBuildLog>();
        services.AddSingleton<ICakeReportPrinter, CakeReportPrinter>();
        services.AddSingleton<ICakeConfiguration, FrostingConfiguration>();
        services.AddSingleton<IVersionResolver, VersionResolver>();
        services.AddSingleton<VersionFeature>();
        services.AddSingleton<InfoFeature>();
        services.AddSingleton(PackageInstallers.NuGet);
        services.AddSingleton(PackageInstallers.DotNetTool);
        services.AddSingleton<IToolInstaller, ToolInstaller>();
        services.AddSingleton<FrostingContext>();
        services.AddSingleton<IFrostingContext>(provider => provider.GetRequiredService<FrostingContext>());
    }
}
