using Cake.Cli;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.Scripting;
using Cake.Frosting.Arguments;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Running;

/// <summary>What is done with the targets: run, listed, or drawn.</summary>
internal sealed class ScriptHosts(IServiceProvider services, ICakeEngine engine, IFrostingContext context)
{
    public IScriptHost For(HostArguments arguments)
    {
        if (arguments.Has(HostFlags.DryRun))
            return new DryRunScriptHost<IFrostingContext>(engine, context, Get<ICakeLog>());
        if (arguments.Has(HostFlags.Tree))
            return new TreeScriptHost(engine, context, Get<IConsole>());
        if (arguments.Has(HostFlags.Description))
            return new DescriptionScriptHost(engine, context, Get<IConsole>());

        return new BuildScriptHost<IFrostingContext>(engine, Get<IExecutionStrategy>(), context, Get<ICakeReportPrinter>(), Get<ICakeConfiguration>(), Get<ICakeLog>());
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
