using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Nodes;
using Dobos.Offline.Clusters.Store;
using Dobos.Offline.Tests.Registries;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>A cluster with its node, and a registry of which it pulls.</summary>
internal sealed class RunningNode : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-node-");
    private readonly string _dockerHost;
    private Node? _node;
    private bool _hasPasswords = true;
    private bool _hasNamespaces = true;

    private RunningNode(ServedRegistry registry, string dockerHost) => (Registry, _dockerHost) = (registry, dockerHost);

    public ServedRegistry Registry { get; }

    /// <summary>What pods are told of services.</summary>
    public Func<IReadOnlyDictionary<string, string>> Services { get; set; } = () => new Dictionary<string, string>();

    public Cluster Cluster { get; private set; } = null!;

    public Node Node => _node!;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false });

    public string Folder => _folder.FullName;

    /// <summary>Without an engine, whatever this machine has, where none is named.</summary>
    public static async Task<RunningNode> StartAsync(string dockerHost = "unix:///none")
    {
        RunningNode running = new(await ServedRegistry.StartAsync(), dockerHost);
        await running.OpenAsync();
        return running;
    }

    /// <summary>As another process would find it.</summary>
    public async Task RestartAsync()
    {
        await _node!.DisposeAsync();
        Cluster.Dispose();
        await OpenAsync();
    }

    /// <summary>From now on it knows no registry of its box.</summary>
    public Task ForgetPasswordsAsync()
    {
        _hasPasswords = false;
        return RestartAsync();
    }

    /// <summary>As on a machine that keeps namespaces for root.</summary>
    public Task ForbidNamespacesAsync()
    {
        _hasNamespaces = false;
        return RestartAsync();
    }

    /// <summary>Only the registry goes on.</summary>
    public async Task StopNodeAsync()
    {
        await _node!.DisposeAsync();
        _node = null;
    }

    public void Create(Kind kind, string json) => Cluster.Create(kind, "default", (JsonObject)JsonNode.Parse(json)!);

    /// <summary>Creates a pod of that spec.</summary>
    public void Run(string spec, string name = "web") =>
        Create(KindTable.Pod, $$"""{ "metadata": { "name": "{{name}}", "labels": { "app": "shop" } }, "spec": {{spec}} }""");

    public JsonObject? Find(string name = "web") => Cluster.Find(KindTable.Pod, "default", name)?.Open();

    public Task<JsonObject> ReadyAsync(string name = "web") => UntilAsync(pod => Condition(pod, "Ready") == "True", name);

    /// <summary>The pod as soon as that is so.</summary>
    public async Task<JsonObject> UntilAsync(Func<JsonObject, bool> isSo, string name = "web")
    {
        using CancellationTokenSource deadline = new(Patience);
        var (_, watching) = Cluster.Store.Follow();
        using (watching)
        {
            try
            {
                for (var pod = Find(name); ;)
                {
                    if (pod is not null && isSo(pod))
                        return pod;
                    var change = await watching.Changes.ReadAsync(deadline.Token);
                    pod = change.Now.Key.Kind == KindTable.Pod && change.Now.Key.Name == name ? change.Now.Open() : Find(name);
                }
            }
            catch (OperationCanceledException)
            {
                throw new AssertionException($"It did not come so:\n{Find(name)?["status"]}\n{string.Join('\n', Events(name))}");
            }
        }
    }

    public async Task GoneAsync(string name = "web")
    {
        using CancellationTokenSource deadline = new(Patience);
        var (_, watching) = Cluster.Store.Follow();
        using (watching)
        {
            while (Find(name) is not null)
                await watching.Changes.ReadAsync(deadline.Token);
        }
    }

    public Stored Delete(string name = "web", int? grace = null) => Cluster.Delete(KindTable.Pod, "default", name, new() { GraceSeconds = grace });

    /// <summary>Reason and message of each event of a pod, in their order.</summary>
    public IReadOnlyList<string> Events(string name = "web") =>
        [.. Cluster.Store.List(KindTable.Event, "default").Items.OrderBy(item => item.Version).Select(item => item.Open()).Where(one => (string?)one["involvedObject"]!["name"] == name).Select(one => $"{one["reason"]}: {one["message"]}")];

    /// <summary>What a pod's log answers to that query.</summary>
    public async Task<string> LogAsync(string query = "", string name = "web")
    {
        DefaultHttpContext context = new() { Request = { QueryString = new(query) }, Response = { Body = new MemoryStream() } };
        await Node.Logs.AnswerAsync(context, Cluster.Get(KindTable.Pod, "default", name));
        return Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
    }

    public Task<string> GetAsync(string path, string name = "web") => AskAsync(() => Http.GetStringAsync(Address(path, name)));

    public async Task PostAsync(string path, string name = "web", string body = "") => (await AskAsync(() => Http.PostAsync(Address(path, name), new StringContent(body)))).Dispose();

    /// <summary>The processes of a pod that have its mark, by their ids.</summary>
    public static int[] Processes(string mark) =>
        [.. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Where(name => Environment(name!).Contains(mark, StringComparison.Ordinal)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))];

    public static string? Condition(JsonObject pod, string type) => (string?)(pod["status"]?["conditions"] as JsonArray)?.FirstOrDefault(one => (string?)one!["type"] == type)?["status"];

    public static JsonNode? Container(JsonObject pod, string list = "containerStatuses") => (pod["status"]?[list] as JsonArray)?[0];

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
            await _node.DisposeAsync();
        Cluster.Dispose();
        Http.Dispose();
        await Registry.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>A container without a probe is ready before it listens.</summary>
    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        using CancellationTokenSource deadline = new(Patience);
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (HttpRequestException refused) when (refused.HttpRequestError is HttpRequestError.ConnectionError && !deadline.IsCancellationRequested)
            {
                await Task.Delay(20, deadline.Token);
            }
        }
    }

    private async Task OpenAsync()
    {
        Cluster = Cluster.Open(Directory.CreateDirectory(Path.Combine(Folder, "cluster")).FullName, TimeProvider.System);
        _node = await Node.StartAsync(Cluster, Path.Combine(Folder, "node"), new()
        {
            Images = Path.Combine(Folder, "images"),
            DockerHost = _dockerHost,
            MayUseNamespaces = _hasNamespaces,
            Environment = _ => Services(),
            Passwords = host => _hasPasswords && host == Registry.Host ? (Offline.Registries.Registry.PullUser, Registry.Password(Offline.Registries.Registry.PullUser)) : null,
        });
    }

    private Uri Address(string path, string name) => new($"http://{Find(name)!["status"]!["podIP"]}:8080{path}");

    private static string Environment(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/environ");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
