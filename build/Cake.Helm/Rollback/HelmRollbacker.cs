using System.Globalization;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Helm.Rollback;

public sealed class HelmRollbacker(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmChangeTool<HelmRollbackSettings>(files, environment, processes, tools)
{
    /// <summary>Makes a new revision that is what an earlier one was. Which one is for the caller to say: helm's own choice (0) is the one before the last, good or bad.</summary>
    public HelmOutput Rollback(string release, int revision, HelmRollbackSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        ArgumentOutOfRangeException.ThrowIfLessThan(revision, 1);
        ArgumentNullException.ThrowIfNull(settings);
        var arguments = new ProcessArgumentBuilder().Add("rollback").Add(release).Add(revision.ToString(CultureInfo.InvariantCulture));
        return AskCluster("rollback", settings, AddChange(arguments, settings).AddCluster(settings));
    }
}
