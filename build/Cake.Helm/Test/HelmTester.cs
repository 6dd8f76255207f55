using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Helm.Test;

public sealed class HelmTester(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmClusterTool<HelmTestSettings>(files, environment, processes, tools)
{
    /// <summary>Runs the tests of a chart. Handle the exit code to get the logs of those that fail.</summary>
    public HelmOutput Test(string release, HelmTestSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        ArgumentNullException.ThrowIfNull(settings);
        var arguments = new ProcessArgumentBuilder().Add("test").Add(release).AddWhen(settings.Logs, "--logs");
        foreach (var filter in settings.Filter)
            arguments.Add("--filter", filter);
        return AskCluster("test", settings, arguments.Add("--timeout", GoDuration.Of(settings.Timeout)).AddCluster(settings));
    }
}
