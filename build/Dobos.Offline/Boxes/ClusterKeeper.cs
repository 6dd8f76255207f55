using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Access;
using Dobos.Offline.Clusters.Api;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Sites;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Boxes;

/// <summary>Opens clusters, all under one certificate that is made anew for each life of the box.</summary>
internal sealed class ClusterKeeper(BoxFolder box, TimeProvider clock)
{
    private const string Deployer = "deployer";

    private readonly Lazy<X509Certificate2> _certificate = new(() => LoopbackCertificate.Create(clock));

    public async Task<Served> OpenAsync(string name, string folder)
    {
        // What a killed box began to write.
        foreach (var half in Directory.EnumerateFiles(folder, "*.half", SearchOption.TopDirectoryOnly))
            File.Delete(half);

        var tokens = ClusterTokens.Open(folder);
        var running = await RunningCluster.OpenAsync(folder, clock, box.Of("images", "all"), new PullPasswords(box).Of);
        try
        {
            var site = await LastPort.StartAsync(folder, _certificate.Value, application => application.MapCluster(running.Cluster, tokens, running.Node.Logs.AnswerAsync));
            ClusterPasses passes = new(name, folder, site.Address, _certificate.Value.ExportCertificatePem(), tokens) { IngressAddress = running.IngressAddress };
            passes.Write();
            return new(name, site.Address.ToString(), site, passes.Facts)
            {
                Seed = values => Seed(running.Cluster, passes, values),
                Runs = running,
            };
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whoever names a namespace gets a deployer for it, and the namespace too where it is not there: its deployer may not make it.</summary>
    private static void Seed(Cluster cluster, ClusterPasses passes, IReadOnlyDictionary<string, string> values)
    {
        foreach (var (what, inNamespace) in values)
        {
            if (what != Deployer || !ClusterTokens.IsNamespace(inNamespace))
                throw new BadHttpRequestException($"A cluster takes '{Deployer}' with the name of a namespace, and not '{what}' with '{inNamespace}'.");

            cluster.Store.Do(_ => cluster.Find(KindTable.Namespace, "", inNamespace) ?? cluster.Create(KindTable.Namespace, "", new() { ["metadata"] = new JsonObject { ["name"] = inNamespace } }));
            passes.WriteDeployer(inNamespace);
        }
    }
}
