using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Nodes.Containers;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Nodes.Probes;

/// <summary>Asks a container once, by HTTP, by a connection or by a command. What it answers is null when all is well, and otherwise what the kubelet would say.</summary>
internal sealed class ProbeRunner(ContainerSpec container, Func<int, IPEndPoint> place, IRunning running) : IDisposable
{
    private const int LongestAnswer = 10_000;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.Zero,
        // A kubelet takes every certificate.
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null },
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Where a probe would connect to; null for a command.</summary>
    public IPEndPoint? Target(JsonObject action) => container.PortOf(action["httpGet"]?["port"] ?? action["tcpSocket"]?["port"]) is { } port ? place(port) : null;

    public async Task<string?> AskAsync(JsonObject action, TimeSpan timeout, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(timeout);
        try
        {
            return action switch
            {
                _ when action["httpGet"] is JsonObject get => await GetAsync(get, deadline.Token),
                _ when action["tcpSocket"] is JsonObject tcp => await ConnectAsync(tcp, deadline.Token),
                _ when action["exec"] is JsonObject exec => await RunAsync(exec, deadline.Token),
                _ when action["grpc"] is not null => "the box does not probe by grpc: use httpGet, tcpSocket or exec",
                _ => "missing probe handler",
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return action["httpGet"] is JsonObject get ? $"Get \"{Address(get)}\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)"
                : action["exec"] is not null ? $"command timed out: {action["exec"]!["command"]!.ToJsonString()} timed out after {timeout.TotalSeconds:0}s"
                : $"dial tcp {Target(action)}: i/o timeout";
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<string?> GetAsync(JsonObject get, CancellationToken cancellation)
    {
        var address = Address(get);
        if (address is null)
            return $"couldn't find port: {get["port"]?.ToJsonString()}";

        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, address);
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("kube-probe", "1.34"));
            foreach (var header in get.Items("httpHeaders"))
                request.Headers.TryAddWithoutValidation((string?)header["name"] ?? "", (string?)header["value"]);
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return (int)answer.StatusCode is >= 200 and < 400 ? null : $"HTTP probe failed with statuscode: {(int)answer.StatusCode}";
        }
        catch (HttpRequestException failed)
        {
            return $"Get \"{address}\": {Reason(failed.InnerException as SocketException, address.Authority) ?? failed.Message}";
        }
    }

    private Uri? Address(JsonObject get)
    {
        if (container.PortOf(get["port"]) is not { } port)
            return null;

        var target = (string?)get["host"] is { Length: > 0 } host ? $"{host}:{port}" : place(port).ToString();
        var path = (string?)get["path"] ?? "/";
        return new($"{((string?)get["scheme"] ?? "HTTP").ToLowerInvariant()}://{target}{(path.StartsWith('/') ? "" : "/")}{path}");
    }

    private async Task<string?> ConnectAsync(JsonObject tcp, CancellationToken cancellation)
    {
        if (container.PortOf(tcp["port"]) is not { } port)
            return $"couldn't find port: {tcp["port"]?.ToJsonString()}";

        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(place(port), cancellation);
            return null;
        }
        catch (SocketException refused)
        {
            return Reason(refused, place(port).ToString());
        }
    }

    private async Task<string?> RunAsync(JsonObject exec, CancellationToken cancellation)
    {
        try
        {
            var (code, output) = await running.RunAsync([.. (exec["command"] as JsonArray ?? []).Select(one => (string?)one ?? "")], cancellation);
            return code == 0 ? null : output.Length == 0 ? $"command exited with {code}" : output[..Math.Min(output.Length, LongestAnswer)];
        }
        catch (ContainerStartException cannot)
        {
            return cannot.Message;
        }
    }

    private static string? Reason(SocketException? failed, string target) => failed?.SocketErrorCode switch
    {
        null => null,
        SocketError.ConnectionRefused => $"dial tcp {target}: connect: connection refused",
        SocketError.ConnectionReset => $"read tcp {target}: read: connection reset by peer",
        _ => $"dial tcp {target}: {failed.Message}",
    };
}
