using System.Text.Json;
using System.Text.Json.Nodes;
using Dobos.Clusters;
using Dobos.Failures;

namespace Dobos.Deploying.Shipping;

/// <summary>Keeps what a failed deploy leaves in the cluster, before the way back clears it away.</summary>
internal static class Wreckage
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The folder that it is kept in. What cannot be had is said there, and keeps nobody from going back.</summary>
    public static string Keep(ClusterSession cluster, string service, string folder)
    {
        Directory.CreateDirectory(folder);
        var selector = $"app.kubernetes.io/instance={service}";
        Keep(folder, "events.json", () => Written(cluster.List("events", selector: null)));
        Keep(folder, "workloads.json", () => Written(cluster.List("deployments,replicasets,pods", selector)));
        Keep(folder, "logs.txt", () => cluster.Logs(selector));
        return folder;
    }

    private static void Keep(string folder, string name, Func<string> read)
    {
        string text;
        try
        {
            text = read();
        }
        catch (Exception lost) when (lost is DobosException or Cake.Kubectl.Failures.KubectlException or Cake.Core.CakeException)
        {
            text = lost.Message;
        }

        File.WriteAllText(Path.Combine(folder, name), text);
    }

    private static string Written(IReadOnlyList<JsonNode> objects) => new JsonArray([.. objects.Select(one => one.DeepClone())]).ToJsonString(Indented);
}
