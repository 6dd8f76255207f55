using System.Reflection;
using Cake.Cli;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting.Arguments;
using Cake.Frosting.Running;
using Cake.Frosting.Services;
using Cake.Frosting.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>Finds the tasks, and runs those that the command line asks for.</summary>
public sealed class CakeHost
{
    private readonly ServiceCollection _services = new();
    private readonly HashSet<Assembly> _assemblies = [];

    public CakeHost()
    {
        DefaultServices.AddTo(_services);
        if (Assembly.GetEntryAssembly() is { } entry)
            _assemblies.Add(entry);
    }

    public static CakeHost Create() => new();

    /// <summary>Tasks are searched for in this assembly too.</summary>
    public CakeHost AddAssembly(Assembly assembly)
    {
        _assemblies.Add(assembly);
        return this;
    }

    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        services(_services);
        return this;
    }

    /// <summary>Runs the targets and returns the exit code.</summary>
    public int Run(IEnumerable<string> args)
    {
        AddTasks();
        var arguments = new HostArguments();
        _services.AddSingleton(arguments.Remaining);
        _services.AddSingleton<ICakeArguments>(provider => new CakeArguments(provider.GetRequiredService<RemainingArguments>()));
        return Run(args, arguments, _services.BuildServiceProvider());
    }

    private void AddTasks()
    {
        foreach (var assembly in _assemblies)
        {
            foreach (var task in TaskScan.Of(assembly))
                _services.AddSingleton(typeof(IFrostingTask), task);
        }
    }

    private static int Run(IEnumerable<string> args, HostArguments arguments, ServiceProvider provider)
    {
        try
        {
            new HostArgumentParser(args, arguments).Parse();
            new Run(provider, arguments).Execute();
            return 0;
        }
        catch (HostArgumentException exception)
        {
            provider.GetRequiredService<IConsole>().WriteErrorLine("{0}", $"Error: {exception.Message}");
            return -1;
        }
        catch (Exception exception)
        {
            var failure = Failure.Unwrap(exception);
            provider.GetRequiredService<ICakeLog>().LogException(failure);
            return Failure.ExitCode(failure);
        }
    }
}
