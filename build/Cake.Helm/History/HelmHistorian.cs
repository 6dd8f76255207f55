using System.Globalization;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Helm.Releases;
using Shared;

namespace Cake.Helm.History;

public sealed class HelmHistorian(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmClusterTool<HelmHistorySettings>(files, environment, processes, tools)
{
    /// <summary>The revisions that are kept, oldest first.</summary>
    public IReadOnlyList<HelmRevision> History(string release, HelmHistorySettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        ArgumentNullException.ThrowIfNull(settings);
        var arguments = new ProcessArgumentBuilder().Add("history").Add(release)
            .Add("--max", settings.Max?.ToString(CultureInfo.InvariantCulture))
            .AddCluster(settings);
        return AskCluster("history", settings, arguments, ReleasesJson.Default.IReadOnlyListHelmRevision);
    }
}
