using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Nodes.Probes;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>What is done right after a container's start, or before it is asked to end.</summary>
internal static class LifecycleHook
{
    /// <summary>Null when it went well.</summary>
    public static async Task<string?> RunAsync(JsonObject hook, ProbeRunner runner, TimeSpan timeout, TimeProvider clock, CancellationToken cancellation)
    {
        if (hook["sleep"] is not { } sleep)
            return await runner.AskAsync(hook, timeout, cancellation);

        var seconds = TimeSpan.FromSeconds((long?)sleep["seconds"] ?? 0);
        await Task.Delay(seconds < timeout ? seconds : timeout, clock, cancellation);
        return null;
    }
}
