using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dobos.EndToEnd.Tests.Launching;
using Shared;

namespace Dobos.EndToEnd.Tests.Integration;

/// <summary>A redis-server on a free port of this machine. Its password reaches it by standard input, so that it is in no file and no argument.</summary>
internal sealed class RealRedis : IDisposable
{
    private readonly SandboxProcess _process;

    private RealRedis(string folder, string password) => _process = new SandboxProcess(new SandboxCommand(Require.Tool("redis-server"), "-")
    {
        Folder = folder,
        Input = $"""
            bind 127.0.0.1
            port {Port.ToString(CultureInfo.InvariantCulture)}
            save ""
            requirepass {Quoted(password)}

            """,
    });

    internal int Port { get; } = FreePort();

    internal static async Task<RealRedis> StartAsync(string folder, string password)
    {
        var redis = new RealRedis(folder, password);
        await Eventually.HoldsAsync(redis.Answers, "redis-server listened");
        return redis;
    }

    public void Dispose() => _process.Dispose();

    private static string Quoted(string password) => $"\"{string.Concat(Encoding.UTF8.GetBytes(password).Select(value => $"\\x{value:x2}"))}\"";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private bool Answers()
    {
        Assert.That(_process.HasExited, Is.False, "redis-server ended");
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
