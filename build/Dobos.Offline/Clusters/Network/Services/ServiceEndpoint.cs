using System.Globalization;

namespace Dobos.Offline.Clusters.Network.Services;

/// <summary>One address that answers for a service, and how busy we keep it.</summary>
internal sealed class ServiceEndpoint(string host, int port)
{
    private static readonly TimeSpan Shunned = TimeSpan.FromSeconds(1);

    private int _busy;
    private long _shunnedUntil;

    public string Host { get; } = host;

    public int Port { get; } = port;

    public int Busy => Volatile.Read(ref _busy);

    /// <summary>It could not be reached a moment ago: the last to be asked.</summary>
    public bool IsShunned => Environment.TickCount64 < Volatile.Read(ref _shunnedUntil);

    public string Authority => string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) && Host[0] != '[' ? $"[{Host}]" : Host)}:{Port}");

    public void Shun() => Volatile.Write(ref _shunnedUntil, Environment.TickCount64 + (long)Shunned.TotalMilliseconds);

    public Use Begin()
    {
        Interlocked.Increment(ref _busy);
        return new(this);
    }

    public override string ToString() => Authority;

    /// <summary>One request or connection that it serves.</summary>
    internal readonly struct Use(ServiceEndpoint endpoint) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref endpoint._busy);
    }
}
