using System.Globalization;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Helm.Releases;
using Shared;

namespace Cake.Helm.Status;

public sealed class HelmStatusReader(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmClusterTool<HelmStatusSettings>(files, environment, processes, tools)
{
    public HelmRelease Status(string release, HelmStatusSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        ArgumentNullException.ThrowIfNull(settings);
        var arguments = new ProcessArgumentBuilder().Add("status").Add(release)
            .Add("--revision", settings.Revision?.ToString(CultureInfo.InvariantCulture))
            .AddCluster(settings);
        return AskCluster("status", settings, arguments, ReleasesJson.Default.HelmRelease);
    }
}
