using System.Globalization;
using System.Text.Json.Nodes;

namespace Dobos.Deploying.Locks;

/// <summary>A Lease as Kubernetes writes it.</summary>
internal static class LeaseText
{
    public static LeaseSight? Read(JsonNode? lease) => lease is null ? null : new(
        (string?)lease["spec"]?["holderIdentity"],
        (string)lease["metadata"]!["resourceVersion"]!,
        (int?)lease["spec"]?["leaseDurationSeconds"] ?? 0);

    /// <param name="version">The one that it replaces; null for a new one.</param>
    public static JsonObject Write(string name, string inNamespace, string holder, TimeSpan promise, DateTimeOffset now, string? version)
    {
        JsonObject metadata = new() { ["name"] = name, ["namespace"] = inNamespace };
        if (version is not null)
            metadata["resourceVersion"] = version;

        return new()
        {
            ["apiVersion"] = "coordination.k8s.io/v1",
            ["kind"] = "Lease",
            ["metadata"] = metadata,
            ["spec"] = new JsonObject
            {
                ["holderIdentity"] = holder,
                ["leaseDurationSeconds"] = (int)promise.TotalSeconds,
                ["renewTime"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            },
        };
    }
}
