using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Dobos.Offline.Tests.Clusters.Nodes;
using Dobos.Offline.Tests.Registries;

namespace Dobos.Offline.Tests.Boxes;

/// <summary>A deployment of two pods, each with a child in a session of its own, in the cluster of a box that does not live long; the registry of its image outlives the box.</summary>
internal sealed class KeptPods : IAsyncDisposable
{
    private const string Deployments = "/apis/apps/v1/namespaces/default/deployments";
    private const string Pods = "/api/v1/namespaces/default/pods";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly ServedRegistry _registry;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private int _template;

    private KeptPods(string folder, ServedRegistry registry) => (_folder, _registry) = (folder, registry);

    public static async Task<KeptPods> CreateAsync(string folder)
    {
        KeptPods pods = new(folder, await ServedRegistry.StartAsync());
        var image = await (await PodImage.OfAppAsync()).PushAsync(pods._registry);
        using var box = await BoxProcess.StartAsync(folder);
        using var cluster = await box.ClusterAsync("one");
        await PostAsync(cluster, "/api/v1/namespaces/default/secrets", pods.Secret());
        await PostAsync(cluster, Deployments, $$$"""
            {
              "metadata": { "name": "web" },
              "spec": {
                "replicas": 2, "selector": { "matchLabels": { "app": "web" } },
                "template": {
                  "metadata": { "labels": { "app": "web" } },
                  "spec": {
                    "terminationGracePeriodSeconds": 1, "imagePullSecrets": [{ "name": "pull" }],
                    "containers": [{ "name": "web", "image": "{{{image}}}", "env": [{ "name": "CHILD", "value": "1" }], "readinessProbe": { "httpGet": { "path": "/readyz", "port": 8080 }, "periodSeconds": 1 } }]
                  }
                }
              }
            }
            """);
        await pods.AreBackAsync(box);
        return pods;
    }

    /// <summary>Until the deployment has two ready pods of its newest template, which answer.</summary>
    public async Task AreBackAsync(BoxProcess box)
    {
        using var cluster = await box.ClusterAsync("one");
        using CancellationTokenSource deadline = new(Patience);
        while (!await AreReadyAsync(cluster))
        {
            if (deadline.IsCancellationRequested)
                throw new AssertionException($"The pods do not come back:\n{await cluster.GetStringAsync(Pods, CancellationToken.None)}");
            await Task.Delay(20);
        }
    }

    /// <summary>Has them all replaced, which goes on while others write and when the box is killed.</summary>
    public async Task ReplaceAsync(BoxProcess box)
    {
        using var cluster = await box.ClusterAsync("one");
        using StringContent patch = new($$$"""{ "spec": { "template": { "metadata": { "annotations": { "restarted": "{{{++_template}}}" } } } } }""", Encoding.UTF8, "application/strategic-merge-patch+json");
        using var answer = await cluster.PatchAsync($"{Deployments}/web", patch);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>What runs still for the box's folder: by its command line, its folder or its environment.</summary>
    public IReadOnlyList<string> Orphans() => [.. Directory.GetDirectories("/proc").Where(process => int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out _)).Where(IsOfBox).Select(process => $"{process}: {Read(process, "cmdline")}")];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _registry.DisposeAsync();
    }

    private async Task<bool> AreReadyAsync(HttpClient cluster)
    {
        var deployment = await ReadAsync(cluster, $"{Deployments}/web");
        var (generation, status) = (deployment.GetProperty("metadata").GetProperty("generation").GetInt64(), deployment.GetProperty("status"));
        if (Number(status, "observedGeneration") != generation || Number(status, "updatedReplicas") != 2 || Number(status, "readyReplicas") != 2 || Number(status, "replicas") != 2)
            return false;

        var pods = (await ReadAsync(cluster, $"{Pods}?labelSelector=app%3Dweb")).GetProperty("items").EnumerateArray().ToArray();
        return pods.Length == 2 && (await Task.WhenAll(pods.Select(AnswersAsync))).All(answers => answers);
    }

    private async Task<bool> AnswersAsync(JsonElement pod)
    {
        try
        {
            return pod.GetProperty("status").TryGetProperty("podIP", out var address) && (await _http.GetStringAsync(new Uri($"http://{address}:8080/healthz"))).Length == 0;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private bool IsOfBox(string process) => ((string[])["cmdline", "environ"]).Any(file => Read(process, file).Contains(_folder, StringComparison.Ordinal)) || Target(process).StartsWith(_folder, StringComparison.Ordinal);

    private string Secret()
    {
        var config = Convert.ToBase64String(Encoding.UTF8.GetBytes($$$"""{ "auths": { "{{{_registry.Host}}}": { "auth": "{{{_registry.Basic(Offline.Registries.Registry.PullUser)}}}" } } }"""));
        return $$$"""{ "metadata": { "name": "pull" }, "type": "kubernetes.io/dockerconfigjson", "data": { ".dockerconfigjson": "{{{config}}}" } }""";
    }

    private static async Task PostAsync(HttpClient cluster, string path, string content)
    {
        using var answer = await cluster.PostAsync(path, new StringContent(content, Encoding.UTF8, "application/json"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), await answer.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> ReadAsync(HttpClient cluster, string path)
    {
        using var document = JsonDocument.Parse(await cluster.GetStringAsync(path));
        return document.RootElement.Clone();
    }

    private static long Number(JsonElement status, string name) => status.TryGetProperty(name, out var number) ? number.GetInt64() : 0;

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file)).Replace('\0', ' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Target(string process)
    {
        try
        {
            return File.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName ?? "";
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
