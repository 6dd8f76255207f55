using System.Globalization;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Helm.Releases;
using Shared;

namespace Cake.Helm.List;

public sealed class HelmLister(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmClusterTool<HelmListSettings>(files, environment, processes, tools)
{
    // Its own is not one that anything else reads.
    private const string TimeFormat = "2006-01-02T15:04:05Z07:00";

    // Both helms know these; --all is gone from helm 4, and what helm 4 lists without any is not what helm 3 lists.
    private static readonly string[] Usual = ["--deployed", "--failed"];
    private static readonly string[] Unusual = ["--pending", "--superseded", "--uninstalled", "--uninstalling"];

    /// <summary>The last revision of each release in the namespace.</summary>
    public IReadOnlyList<HelmListedRelease> List(HelmListSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var arguments = new ProcessArgumentBuilder().Add("list");
        foreach (var state in settings.All ? [.. Usual, .. Unusual] : Usual)
            arguments.Add(state);
        arguments
            .Add("--filter", settings.Filter)
            .Add("--selector", settings.Selector)
            .Add("--max", settings.Max?.ToString(CultureInfo.InvariantCulture))
            .Add("--time-format", TimeFormat)
            .AddCluster(settings);
        return AskCluster("list", settings, arguments, ReleasesJson.Default.IReadOnlyListHelmListedRelease);
    }
}
