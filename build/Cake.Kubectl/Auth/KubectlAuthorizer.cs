using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Kubectl.Auth;

public sealed class KubectlAuthorizer(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : KubectlTool<KubectlAuthSettings>(files, environment, processes, tools)
{
    /// <param name="verb">Such as create.</param>
    /// <param name="resource">Such as <c>secrets</c>, <c>deployments.apps</c> or <c>leases/lock</c>.</param>
    public bool CanI(string verb, string resource, KubectlAuthSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(verb);
        ArgumentException.ThrowIfNullOrWhiteSpace(resource);
        ArgumentNullException.ThrowIfNull(settings);
        var arguments = new ProcessArgumentBuilder().Add("auth").Add("can-i").Add(verb).Add(resource).Add("--subresource", settings.Subresource);
        return Ask("auth can-i", settings, arguments, isAnswer: IsNo).ExitCode is 0;
    }

    // A failure ends with the same exit code. The cluster may say why after the word.
    private static bool IsNo(KubectlOutput output) => output.Text.StartsWith("no", StringComparison.Ordinal);
}
