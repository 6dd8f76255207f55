using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Kubectl.Wait;

public sealed class KubectlWaiter(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : KubectlTool<KubectlWaitSettings>(files, environment, processes, tools)
{
    /// <summary>Fails with <see cref="Failures.KubectlTimedOutException"/> where it does not come in time.</summary>
    /// <param name="what">Such as <c>deployment/orders</c>, or a kind where the settings select.</param>
    /// <param name="condition">Such as <c>condition=Available</c>, <c>delete</c>, <c>jsonpath={.status.phase}=Bound</c>.</param>
    public KubectlOutput Wait(string what, string condition, KubectlWaitSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(what);
        ArgumentException.ThrowIfNullOrWhiteSpace(condition);
        ArgumentNullException.ThrowIfNull(settings);
        var arguments = new ProcessArgumentBuilder().Add("wait").Add(what).Add("--for").Add(condition)
            .Add("--selector", settings.Selector)
            .Add("--timeout", GoDuration.Of(settings.Timeout));
        return Ask("wait", settings, arguments);
    }
}
