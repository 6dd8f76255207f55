using System.Net.Sockets;

namespace Dobos.Offline.Clusters.Nodes.Engine;

/// <summary>Where a Docker engine may listen on this machine.</summary>
internal static class DockerSocket
{
    private const string Unix = "unix://";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>As DOCKER_HOST says, else where engines listen by themselves; null when none answers.</summary>
    public static async Task<(HttpClient Client, string Host)?> FindAsync(string? host)
    {
        foreach (var path in Candidates(host).Where(File.Exists))
        {
            var client = Open(path);
            if (await AnswersAsync(client))
                return (client, Unix + path);
            client.Dispose();
        }

        return null;
    }

    /// <summary>An engine elsewhere could not publish on this machine's loopback: only sockets count.</summary>
    private static IEnumerable<string> Candidates(string? host)
    {
        if (host is { Length: > 0 })
            return host.StartsWith(Unix, StringComparison.Ordinal) ? [host[Unix.Length..]] : [];

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        return ["/var/run/docker.sock", Path.Combine(home, ".docker", "run", "docker.sock"), .. runtime is null ? Array.Empty<string>() : [Path.Combine(runtime, "docker.sock")]];
    }

    private static HttpClient Open(string path) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (_, cancellation) =>
        {
            Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    { BaseAddress = new("http://docker/"), Timeout = Timeout.InfiniteTimeSpan };

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        using CancellationTokenSource deadline = new(Patience);
        try
        {
            using var answer = await client.GetAsync(new Uri("_ping", UriKind.Relative), deadline.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception none) when (none is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
