using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Dobos.Boxes;
using Dobos.Builds;
using Dobos.Charts;
using Dobos.Checkouts;
using Dobos.Cleaning;
using Dobos.Clusters;
using Dobos.Deploying.Shipping;
using Dobos.Environments;
using Dobos.Environments.Vaults;
using Dobos.Host.Running;
using Dobos.Host.Switching;
using Dobos.Images;
using Dobos.Images.Bases;
using Dobos.Images.Engines;
using Dobos.Lint;
using Dobos.Lint.Charts;
using Dobos.Lint.Formats;
using Dobos.Processes;
using Dobos.Redaction;
using Dobos.Registries.Places;
using Dobos.Releases;
using Dobos.Releases.Evidence;
using Dobos.Releases.SourceTags;
using Dobos.Secrets;
using Dobos.Testing;
using Dobos.Tools;
using Dobos.Versions;
using Microsoft.Extensions.DependencyInjection;

namespace Dobos.Host;

/// <summary>Which class stands for what; a class of the domain is its own contract.</summary>
internal static class Composition
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddDobos(this IServiceCollection services) => services.AddSurroundings().AddBuilds().AddChecks().AddEnvironments();

    private static IServiceCollection AddSurroundings(this IServiceCollection services) => services
        .AddSingleton<Func<string, string?>>(Environment.GetEnvironmentVariable)
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IConsole, PlainConsole>()
        .AddSingleton<ICakeReportPrinter, RunReport>()
        .AddSingleton<IProcessRunner>(Children)
        .AddSingleton<Question>()
        .AddSingleton<Cleaner>()
        .AddSingleton(provider => ToolBox.In(provider.GetRequiredService<Checkout>(), provider.GetRequiredService<ICakeContext>()));

    private static IServiceCollection AddBuilds(this IServiceCollection services) => services
        .AddSingleton<Agenda>()
        .AddSingleton<ChartAgenda>()
        .AddSingleton<ChartPackager>()
        .AddSingleton<Restorer>()
        .AddSingleton<Builder>()
        .AddSingleton<Versioner>()
        .AddSingleton<ImageAgenda>()
        .AddSingleton<TestStage>()
        .AddSingleton<DockerfileBuilder>()
        .AddSingleton<ImageBuilder>()
        .AddSingleton<BaseUpdater>()
        .AddSingleton<Products>()
        .AddSingleton<SourceTagger>();

    private static IServiceCollection AddChecks(this IServiceCollection services) => services
        .AddSingleton<Formatter>()
        .AddSingleton<ChartLinter>()
        .AddSingleton<Linter>()
        .AddSingleton<CoverageScope>()
        .AddSingleton<ProjectRunner>()
        .AddSingleton<ResultPublisher>()
        .AddSingleton<Ledger>()
        .AddSingleton<Tester>()
        .AddSingleton<LintLedger>()
        .AddSingleton<SelfCheck>();

    private static IServiceCollection AddEnvironments(this IServiceCollection services) => services
        .AddSingleton(Agent)
        .AddSingleton<ISecretSink, SecretWatch>()
        .AddSingleton<OfflineBox>()
        .AddSingleton<IRegistryBox>(provider => provider.GetRequiredService<OfflineBox>())
        .AddSingleton<IClusterBox>(provider => provider.GetRequiredService<OfflineBox>())
        .AddSingleton<RegistryDesk>()
        .AddSingleton<Witness>()
        .AddSingleton<Publisher>()
        .AddSingleton<ClusterDesk>()
        .AddSingleton<Shipper>()
        .AddSingleton<ShipRequest>()
        .AddSingleton<IVaultBox>(provider => provider.GetRequiredService<OfflineBox>())
        .AddSingleton<EnvironmentLoader>()
        .AddSingleton<VaultDesk>()
        .AddSingleton<VaultSetter>();

    private static AgentSecrets Agent(IServiceProvider provider) => new(
        provider.GetRequiredService<RedactedConsole>().Agent(besideAnswer: provider.GetRequiredService<Switches>().Json),
        Environment.GetEnvironmentVariable);

    private static ChildProcesses Children(IServiceProvider provider)
    {
        var run = RunIdentity.Within(Environment.GetEnvironmentVariable(RunIdentity.Variable));
        var children = new ChildProcesses(provider.GetRequiredService<ICakeEnvironment>(), provider.GetRequiredService<ICakeLog>(), run);
        var cancellation = provider.GetRequiredService<Cancellation>();
        cancellation.Token.Register(() => children.Cancel(Grace));
        cancellation.Second.Register(() => children.Cancel(TimeSpan.Zero));
        return children;
    }
}
