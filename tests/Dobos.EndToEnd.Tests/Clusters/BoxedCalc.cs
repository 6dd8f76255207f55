using System.Text.Json;
using Dobos.EndToEnd.Tests.Reuse;
using Dobos.Offline.Tests.Registries.Clients;
using Dobos.Tests.Tools;

namespace Dobos.EndToEnd.Tests.Clusters;

/// <summary>The sample services as releases of a commit, and the box's cluster in which helm and kubectl deploy them.</summary>
internal sealed class BoxedCalc
{
    internal const string Environment = "local";

    private readonly Dictionary<string, string> _images;
    private readonly string _registry;

    private BoxedCalc(JsonElement box, JsonElement published)
    {
        var cluster = Thing(box, "cluster", "local");
        _registry = Thing(box, "registry", "nonprod").GetProperty("address").GetString()!;
        _images = published.GetProperty("releases").EnumerateArray().ToDictionary(release => release.GetProperty("service").GetString()!, release => release.GetProperty("image").GetString()!);
        Ingress = new(cluster.GetProperty("ingressAddress").GetString()!);
        Kubeconfig = cluster.GetProperty("kubeconfigFile").GetString()!;
    }

    /// <summary>Where the cluster is seen from outside.</summary>
    internal Uri Ingress { get; }

    /// <summary>Where a browser finds a service.</summary>
    internal Uri Site(string service) => new UriBuilder(Ingress) { Host = HostOf(service) }.Uri;

    private string Kubeconfig { get; }

    internal static string HostOf(string service) => $"{service}.local.localhost";

    /// <summary>Starts the box where none runs, and publishes there.</summary>
    internal static async Task<BoxedCalc> PublishAsync(Sandbox sandbox) =>
        new(await AnswerAsync(sandbox, "OfflineUp"), await AnswerAsync(sandbox, "PushAcr", "--env", Environment));

    internal async Task<Command> ClientAsync(Sandbox sandbox, string tool, string version) => new(
        await RealTools.PathOfAsync(tool, version),
        ("KUBECONFIG", Kubeconfig),
        ("KUBECACHEDIR", sandbox.Beside("kubectl")),
        ("HELM_CONFIG_HOME", sandbox.Beside("helm/config")),
        ("HELM_CACHE_HOME", sandbox.Beside("helm/cache")),
        ("HELM_DATA_HOME", sandbox.Beside("helm/data")));

    /// <summary>How a release of the service is installed or upgraded, and awaited.</summary>
    internal string[] Upgrade(Sandbox sandbox, string service, params string[] values) =>
    [
        "upgrade", "--install", service, sandbox.At($"charts/{service}"), "--wait", "--timeout", "2m",
        .. ((string[])[$"image.repository={_registry}/{service}", $"image.digest={_images[service]}", $"ingress.host={HostOf(service)}", .. values]).SelectMany(value => new[] { "--set", value }),
    ];

    private static async Task<JsonElement> AnswerAsync(Sandbox sandbox, params string[] target)
    {
        var run = await sandbox.RunAsync(Shop.Command(["--target", .. target, "--json"]) with { Deadline = TimeSpan.FromMinutes(8) });
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        using var answer = JsonDocument.Parse(run.Output);
        return answer.RootElement.Clone();
    }

    private static JsonElement Thing(JsonElement box, string kind, string name) =>
        box.GetProperty("things").EnumerateArray().Single(thing => thing.GetProperty("kind").GetString() == kind && thing.GetProperty("name").GetString() == name);
}
