using System.Globalization;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Kubectl.Rollout;

public sealed class KubectlRollout(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : KubectlTool<KubectlRolloutSettings>(files, environment, processes, tools)
{
    /// <param name="what">Such as <c>deployment/orders</c>.</param>
    public KubectlOutput Status(string what, KubectlRolloutSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Ask("rollout status", settings, Arguments("status", what, settings).AddWhen(settings.NoWatch, "--watch=false").Add("--timeout", GoDuration.Of(settings.Timeout)));
    }

    /// <param name="what">Such as <c>deployment/orders</c>.</param>
    public string History(string what, KubectlRolloutSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Ask("rollout history", settings, Arguments("history", what, settings)).Text;
    }

    private static ProcessArgumentBuilder Arguments(string verb, string what, KubectlRolloutSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(what);
        return new ProcessArgumentBuilder().Add("rollout").Add(verb).Add(what).Add("--revision", settings.Revision?.ToString(CultureInfo.InvariantCulture));
    }
}
