using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Dobos.Benchmarks.StartUp;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Network;
using Dobos.Offline.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dobos.Benchmarks.Boxes;

/// <summary>A server of this process, asked directly and through the ingress: many callers at once, and one after another. Caller, ingress and server share the machine's cores.</summary>
internal static class IngressScene
{
    private const int Callers = 16;
    private const int Many = 20_000;
    private const int One = 3_000;

    public static async Task<string> RunAsync(int rounds, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("dobos-ingress-");
        try
        {
            await using var server = await Site.StartAsync(port: 0, certificate: null, application => application.Run(context => context.Response.WriteAsync("hello")), cancellation);
            using var cluster = Cluster.Open(folder.FullName, TimeProvider.System);
            await using var network = await ClusterNetwork.StartAsync(cluster, Path.Combine(folder.FullName, "network"));
            Route(cluster, server.Address.Port);
            return await RaceAsync([("direct", server.Address), ("through the ingress", network.IngressAddress)], rounds, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RaceAsync((string Name, Uri Address)[] ways, int rounds, CancellationToken cancellation)
    {
        using HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
        foreach (var (_, address) in ways)
            await AskAsync(http, address, Callers, One, cancellation);

        var times = ways.Select(_ => (Many: new List<double>(), One: new List<double>())).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < ways.Length; i++)
            {
                times[i].Many.Add(Many / await AskAsync(http, ways[i].Address, Callers, Many, cancellation));
                times[i].One.Add(await AskAsync(http, ways[i].Address, callers: 1, One, cancellation) / One * 1_000_000);
            }
        }

        return string.Concat(ways.Zip(times, (way, time) => string.Create(
            CultureInfo.InvariantCulture, $"{way.Name,-24} {new Timing("", time.Many).Median,8:0} requests/s of {Callers} callers, {new Timing("", time.One).Median,6:0} us each, one after another\n")));
    }

    /// <summary>The seconds that so many requests took.</summary>
    private static async Task<double> AskAsync(HttpClient http, Uri address, int callers, int requests, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(
            async () =>
            {
                for (var i = 0; i < requests / callers; i++)
                    await http.GetStringAsync(address, cancellation);
            },
            cancellation)));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Route(Cluster cluster, int port)
    {
        Create(cluster, KindTable.Service, """{ "metadata": { "name": "hello" }, "spec": { "ports": [{ "name": "http", "port": 80 }] } }""");
        Create(cluster, KindTable.EndpointSlice, $$"""
            { "metadata": { "name": "hello", "labels": { "kubernetes.io/service-name": "hello" } }, "addressType": "IPv4", "ports": [{ "name": "http", "port": {{port}} }], "endpoints": [{ "addresses": ["127.0.0.1"] }] }
            """);
        Create(cluster, KindTable.Ingress, """
            { "metadata": { "name": "hello" }, "spec": { "defaultBackend": { "service": { "name": "hello", "port": { "number": 80 } } } } }
            """);
    }

    private static void Create(Cluster cluster, Kind kind, string json) => cluster.Create(kind, "default", (JsonObject)JsonNode.Parse(json)!);
}
