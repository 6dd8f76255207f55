using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Helm.Uninstall;

public sealed class HelmUninstaller(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmWaitingTool<HelmUninstallSettings>(files, environment, processes, tools)
{
    public HelmOutput Uninstall(string release, HelmUninstallSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        ArgumentNullException.ThrowIfNull(settings);
        var arguments = new ProcessArgumentBuilder().Add("uninstall").Add(release)
            .AddWhen(settings.IgnoreNotFound, "--ignore-not-found")
            .AddWhen(settings.KeepHistory, "--keep-history")
            .Add("--description", settings.Description);
        return AskCluster("uninstall", settings, AddWaiting(arguments, settings).AddCluster(settings));
    }
}
