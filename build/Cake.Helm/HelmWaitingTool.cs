using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Helm;

/// <summary>Runs a verb that changes a release and may wait for the cluster.</summary>
public abstract class HelmWaitingTool<TSettings>(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmClusterTool<TSettings>(files, environment, processes, tools)
    where TSettings : HelmWaitingSettings
{
    protected ProcessArgumentBuilder AddWaiting(ProcessArgumentBuilder arguments, TSettings settings) =>
        AddWait(arguments, settings)
            .Add("--timeout", GoDuration.Of(settings.Timeout))
            .AddWhen(settings.NoHooks, "--no-hooks");

    // A bare --wait is the own way of either helm; helm 3 has no other and takes no value.
    private ProcessArgumentBuilder AddWait(ProcessArgumentBuilder arguments, TSettings settings) => settings.Wait switch
    {
        HelmWait.Hooks => arguments,
        HelmWait.Legacy when !IsHelm3(settings) => arguments.Add("--wait=legacy"),
        _ => arguments.Add("--wait"),
    };
}
