using System.Text.Json.Nodes;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Kubectl.Version;

public sealed class KubectlVersioner(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : KubectlTool<KubectlVersionSettings>(files, environment, processes, tools)
{
    public KubectlVersions Version(KubectlVersionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var versions = Ask("version", settings, new ProcessArgumentBuilder().Add("version").Add("--output").Add("json")).Json;
        return new(Of(versions, "client"), Of(versions, "server"));
    }

    private static string Of(JsonNode versions, string side) =>
        versions[$"{side}Version"]?["gitVersion"]?.ToString() ?? throw new CakeException($"kubectl version did not say which version the {side} has.");
}
