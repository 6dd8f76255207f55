using Dobos.Builds;
using Dobos.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Dobos.Host;

/// <summary>What builds and tests.</summary>
internal static class BuildComposition
{
    public static IServiceCollection AddBuilds(this IServiceCollection services) => services
        .AddSingleton<Agenda>()
        .AddSingleton<Restorer>()
        .AddSingleton<Builder>()
        .AddSingleton<CoverageScope>()
        .AddSingleton<ProjectRunner>()
        .AddSingleton<ResultPublisher>()
        .AddSingleton<Ledger>()
        .AddSingleton<Tester>()
        .AddSingleton<SelfCheck>();
}
