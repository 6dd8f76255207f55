using Dobos.Offline.Boxes;
using Dobos.Offline.Registries;
using Dobos.Offline.Tests.Clusters.Nodes;
using Dobos.Offline.Tests.Registries;
using Dobos.Offline.Tests.Registries.Clients;
using Dobos.Tests.Tools;

namespace Dobos.Offline.Tests.Clusters.Clients;

/// <summary>A cluster as the box serves it, in which pods run, with a registry that has an image for them; and clients that know both.</summary>
internal sealed class WholeCluster : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-cluster-");
    private readonly ServedRegistry _registry;
    private Served _served = null!;

    private WholeCluster(ServedRegistry registry) => _registry = registry;

    /// <summary>What says /readyz and /healthz on 8080.</summary>
    public string Image { get; private set; } = "";

    /// <summary>One that nobody pushed.</summary>
    public string MissingImage => $"{_registry.Host}/shop:9";

    public string Kubeconfig => _served.Facts["kubeconfigFile"];

    public static async Task<WholeCluster> StartAsync()
    {
        WholeCluster cluster = new(await ServedRegistry.StartAsync());
        BoxFolder box = new(cluster._folder.FullName);

        // As if the box served that registry.
        var known = box.Of("registries", "one");
        await File.WriteAllTextAsync(Path.Combine(known, "port"), cluster._registry.Host.Split(':')[1]);
        await File.WriteAllTextAsync(Path.Combine(known, "pull.password"), cluster._registry.Password(Registry.PullUser));
        cluster._served = await new ClusterKeeper(box, TimeProvider.System).OpenAsync("one", box.Of("clusters", "one"));
        cluster.Image = await (await PodImage.OfAppAsync()).PushAsync(cluster._registry);
        return cluster;
    }

    /// <summary>The kubeconfig of the deployer of a namespace.</summary>
    public string Deployer(string inNamespace)
    {
        _served.Seed(new Dictionary<string, string> { ["deployer"] = inNamespace });
        return _served.Facts[$"kubeconfigFile:{inNamespace}"];
    }

    public async Task<Command> ClientAsync(string tool, string version, string? kubeconfig = null) => new(
        await RealTools.PathOfAsync(tool, version),
        ("KUBECONFIG", kubeconfig ?? Kubeconfig),
        ("KUBECACHEDIR", Folder("kubectl")),
        ("HOME", Folder("home")),
        ("HELM_CONFIG_HOME", Folder("config")),
        ("HELM_CACHE_HOME", Folder("cache")),
        ("HELM_DATA_HOME", Folder("data")),
        ("HTTPS_PROXY", null),
        ("HTTP_PROXY", null));

    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder.FullName, "work", name)).FullName;

    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder("files"), name);
        File.WriteAllText(path, content);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        if (_served is not null)
            await _served.DisposeAsync();
        await _registry.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
