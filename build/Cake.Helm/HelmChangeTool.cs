using System.Globalization;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Helm;

/// <summary>Runs a verb that makes a new revision, in the words of the helm that is here.</summary>
public abstract class HelmChangeTool<TSettings>(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmWaitingTool<TSettings>(files, environment, processes, tools)
    where TSettings : HelmChangeSettings
{
    protected ProcessArgumentBuilder AddChange(ProcessArgumentBuilder arguments, TSettings settings) =>
        AddServerSide(AddWaiting(arguments, settings), settings)
            .AddWhen(settings.WaitForJobs, "--wait-for-jobs")
            .AddWhen(settings.CleanupOnFail, "--cleanup-on-fail")
            .Add("--history-max", settings.HistoryMax?.ToString(CultureInfo.InvariantCulture));

    private ProcessArgumentBuilder AddServerSide(ProcessArgumentBuilder arguments, TSettings settings)
    {
        if (settings is { ServerSide: null, ForceConflicts: false })
            return arguments;
        if (!IsHelm3(settings))
            return arguments.AddWhen(settings.ServerSide is true, "--server-side=true").AddWhen(settings.ServerSide is false, "--server-side=false").AddWhen(settings.ForceConflicts, "--force-conflicts");
        if (settings.ServerSide is true)
            throw new CakeException("helm 3 merges on its own side: leave ServerSide alone, or use helm 4.");
        return arguments;
    }
}
