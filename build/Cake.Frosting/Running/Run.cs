using Cake.Cli;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Frosting.Arguments;
using Cake.Frosting.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Running;

/// <summary>One run of the host, from its services to the engine.</summary>
internal sealed class Run(IServiceProvider services, HostArguments arguments)
{
    public void Execute()
    {
        if (arguments.Has(HostFlags.Help))
            HelpText.Write(Get<IConsole>());
        else if (arguments.Has(HostFlags.Version))
            Get<VersionFeature>().Run(Get<IConsole>());
        else if (arguments.Has(HostFlags.Info))
            Get<InfoFeature>().Run(Get<IConsole>());
        else
            RunTargets();
    }

    private void RunTargets()
    {
        EnterWorkingDirectory();
        var log = Get<ICakeLog>();
        log.Verbosity = Get<ICakeConfiguration>().GetVerbosity(arguments.Verbosity, Verbosity.Normal);

        var engine = Get<ICakeEngine>();
        var context = Get<IFrostingContext>();
        var tasks = services.GetServices<IFrostingTask>();
        InstallTools(log);

        var registration = new TaskRegistration(engine, context, log);
        foreach (var task in tasks)
            registration.Add(task);
        new LifetimeRegistration(services, engine, context).AddAll();

        var host = new ScriptHosts(services, engine, context).For(arguments);
        if (arguments.Has(HostFlags.Exclusive))
            host.Settings.UseExclusiveTarget();
        host.RunTargets(arguments.Targets);
    }

    private void EnterWorkingDirectory()
    {
        var environment = Get<ICakeEnvironment>();
        var asked = arguments.WorkingDirectory ?? services.GetService<WorkingDirectory>()?.Path;
        var directory = asked?.MakeAbsolute(environment) ?? environment.WorkingDirectory;
        if (!Get<IFileSystem>().Exist(directory))
            throw new FrostingException($"The working directory '{directory.FullPath}' does not exist.");

        environment.WorkingDirectory = directory;
    }

    private void InstallTools(ICakeLog log)
    {
        var tools = services.GetServices<PackageReference>().ToArray();
        if (tools.Length == 0)
            return;

        log.Verbose("Installing tools...");
        var installer = Get<IToolInstaller>();
        foreach (var tool in tools)
            installer.Install(tool);
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
