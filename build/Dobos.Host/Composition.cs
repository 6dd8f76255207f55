using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Dobos.Checkouts;
using Dobos.Cleaning;
using Dobos.Environments;
using Dobos.Environments.Vaults;
using Dobos.Host.Running;
using Dobos.Lint;
using Dobos.Lint.Charts;
using Dobos.Lint.Formats;
using Dobos.Processes;
using Dobos.Redaction;
using Dobos.Secrets;
using Dobos.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace Dobos.Host;

/// <summary>Which class stands for what; a class of the domain is its own contract.</summary>
internal static class Composition
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddDobos(this IServiceCollection services) => services
        .AddSingleton<Func<string, string?>>(Environment.GetEnvironmentVariable)
        .AddSingleton<IConsole, PlainConsole>()
        .AddSingleton<ICakeReportPrinter, RunReport>()
        .AddSingleton<IProcessRunner>(Children)
        .AddSingleton<Question>()
        .AddBuilds()
        .AddSingleton<Formatter>()
        .AddSingleton<Linter>()
        .AddSingleton(provider => new ChartLinter(provider.GetRequiredService<ICakeContext>(), provider.GetRequiredService<ToolBox>()))
        .AddSingleton<Cleaner>()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IVaultBox, NoBox>()
        .AddSingleton<ISecretSink, SecretWatch>()
        .AddSingleton(provider => new AgentSecrets(provider.GetRequiredService<RedactedConsole>().Agent, Environment.GetEnvironmentVariable))
        .AddSingleton<EnvironmentLoader>()
        .AddSingleton<VaultDesk>()
        .AddSingleton(provider => ToolBox.In(provider.GetRequiredService<Checkout>(), provider.GetRequiredService<ICakeContext>()));

    private static ChildProcesses Children(IServiceProvider provider)
    {
        var run = RunIdentity.Within(Environment.GetEnvironmentVariable(RunIdentity.Variable));
        var children = new ChildProcesses(provider.GetRequiredService<ICakeEnvironment>(), provider.GetRequiredService<ICakeLog>(), run);
        provider.GetRequiredService<Cancellation>().Token.Register(() => children.Cancel(Grace));
        return children;
    }
}
