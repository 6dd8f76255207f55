using Cake.Frosting;
using Dobos.Checkouts;
using Dobos.Environments;
using Dobos.Failures;
using Dobos.Host.Planning;
using Dobos.Host.Running;
using Dobos.Host.Switching;
using Dobos.Host.Targets;
using Dobos.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Dobos.Host;

public static class Program
{
    public static int Main(string[] arguments)
    {
        using var output = new RedactedConsole();
        var code = Answered(arguments, output);
        if (output.Loss is not { } loss)
            return (int)code;

        Console.Error.WriteLine($"Error: what this run says could not all be written ({loss}).");
        return (int)(code is ExitCode.Done ? ExitCode.Failed : code);
    }

    // Whatever gets past here is printed by the runtime, which knows no redactor.
    private static ExitCode Answered(string[] arguments, RedactedConsole output)
    {
        try
        {
            return Run(arguments, output);
        }
        catch (Exception e)
        {
            Console.Error.WriteLine($"Error: {e.Message}");
            return Worst.Of(e);
        }
    }

    private static ExitCode Run(string[] arguments, RedactedConsole output)
    {
        var catalog = TargetCatalog.OfHost();
        var switches = new SwitchParser(catalog).Parse(arguments, Environment.GetEnvironmentVariable);
        if (switches["--completion"] is { } shell)
            return Show(CompletionScript.Of(shell, catalog));
        if (switches.Help || (switches.Targets is [] && !switches.Lists))
            return Show(new HelpPage(catalog).Of(switches.Targets));

        var checkout = new Checkout(Path.GetFullPath(Environment.GetEnvironmentVariable("DOBOS_ROOT") is { Length: > 0 } root ? root : "."));
        var prospect = new Prospect(switches, checkout, new ServiceCatalog(checkout), new EnvironmentCatalog(checkout, switches.Offline)).Checked();
        return switches.Plan ? Show(Planned(catalog, prospect)) : Work(catalog, prospect, output);
    }

    private static ExitCode Show(string text)
    {
        Console.Write(text);
        return ExitCode.Done;
    }

    private static string Planned(TargetCatalog catalog, Prospect prospect)
    {
        var report = new PlanReport(Plan.Of(catalog, prospect));
        return (prospect.Switches.PlanAsJson ? report.ToJson() : report.ToText()) + '\n';
    }

    private static ExitCode Work(TargetCatalog catalog, Prospect prospect, RedactedConsole output)
    {
        // A machine that reads the answer gets nothing else; what is told on the way, by whomever, goes to standard error.
        if (prospect.Switches.Json)
            Console.SetOut(Console.Error);

        using var cancellation = new Cancellation();
        var outcome = new Outcome();
        var code = new CakeHost()
            .UseContext<BuildContext>()
            .UseLifetime<RunLifetime>()
            .UseTaskLifetime<TargetLifetime>()
            .UseWorkingDirectory(prospect.Checkout.Root)
            .ConfigureServices(services => services
                .AddSingleton(catalog)
                .AddSingleton(prospect.Switches)
                .AddSingleton(prospect.Checkout)
                .AddSingleton(prospect.Catalog)
                .AddSingleton(prospect.Environments)
                .AddSingleton(output)
                .AddSingleton(output.Redactor)
                .AddSingleton(cancellation)
                .AddSingleton(outcome)
                .AddDobos())
            .Run(prospect.Switches.CakeArguments());
        return outcome.Code(code, cancellation.Token.IsCancellationRequested);
    }
}
