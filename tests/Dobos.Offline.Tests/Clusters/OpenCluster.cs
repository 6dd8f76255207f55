using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Tests.Fakes;

namespace Dobos.Offline.Tests.Clusters;

/// <summary>A cluster of a test's own.</summary>
internal sealed class OpenCluster : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-cluster-");

    public OpenCluster() => Cluster = Cluster.Open(_folder.FullName, Time);

    public ManualTime Time { get; } = new();

    public Cluster Cluster { get; }

    public JsonObject Create(Kind kind, JsonObject content) => Cluster.Create(kind, kind.Namespaced ? "default" : "", content).Open();

    public JsonObject Edit(Kind kind, string name, Action<JsonObject> edit) => Cluster.Edit(kind, kind.Namespaced ? "default" : "", name, content =>
    {
        edit(content);
        return content;
    }).Open();

    public void Dispose()
    {
        Cluster.Dispose();
        _folder.Delete(recursive: true);
    }
}
