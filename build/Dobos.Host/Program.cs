using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Frosting;
using Dobos.Checkouts;
using Dobos.Failures;
using Dobos.Host.Running;
using Dobos.Host.Switching;
using Dobos.Host.Targets;
using Dobos.Processes;
using Dobos.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Dobos.Host;

public static class Program
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static int Main(string[] arguments)
    {
        using var output = new RedactedConsole();
        try
        {
            return (int)Run(arguments, output);
        }
        catch (DobosException e)
        {
            Console.Error.WriteLine($"Error: {e.Message}");
            return (int)e.Code;
        }
    }

    private static ExitCode Run(string[] arguments, RedactedConsole output)
    {
        var catalog = new TargetCatalog(typeof(Program).Assembly.GetTypes());
        var switches = new SwitchParser(catalog).Parse(arguments, Environment.GetEnvironmentVariable);
        if (!switches.Help && switches.Targets.Length > 0)
            return Work(switches, output);

        Console.Write(new HelpPage(catalog).Of(switches.Targets));
        return ExitCode.Done;
    }

    private static ExitCode Work(Switches switches, RedactedConsole output)
    {
        using var cancellation = new Cancellation();
        var outcome = new Outcome();
        var code = new CakeHost()
            .UseContext<BuildContext>()
            .UseLifetime<RunLifetime>()
            .UseTaskLifetime<TargetLifetime>()
            .UseWorkingDirectory(Root)
            .ConfigureServices(services => services
                .AddSingleton<IConsole, PlainConsole>()
                .AddSingleton<ICakeReportPrinter, RunReport>()
                .AddSingleton(switches)
                .AddSingleton(output.Redactor)
                .AddSingleton(cancellation)
                .AddSingleton(outcome)
                .AddSingleton(new Checkout(Root))
                .AddSingleton<ServiceCatalog>()
                .AddSingleton<Func<string, string?>>(Environment.GetEnvironmentVariable)
                .AddSingleton<IProcessRunner>(provider => Children(provider, cancellation)))
            .Run(switches.CakeArguments());
        return outcome.Code(code, cancellation.Token.IsCancellationRequested);
    }

    private static string Root => Environment.GetEnvironmentVariable("DOBOS_ROOT") ?? Environment.CurrentDirectory;

    private static ChildProcesses Children(IServiceProvider provider, Cancellation cancellation)
    {
        var run = RunIdentity.Within(Environment.GetEnvironmentVariable(RunIdentity.Variable));
        var children = new ChildProcesses(provider.GetRequiredService<ICakeEnvironment>(), provider.GetRequiredService<ICakeLog>(), run);
        cancellation.Token.Register(() => children.Cancel(Grace));
        return children;
    }
}
