using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Helm.Version;

public sealed class HelmVersioner(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmTool<HelmVersionSettings>(files, environment, processes, tools)
{
    /// <summary>As helm writes it: v4.1.4.</summary>
    public string Version(HelmVersionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Ask("version", settings, new ProcessArgumentBuilder().Add("version").Add("--template", "{{.Version}}")).Text.Trim();
    }
}
