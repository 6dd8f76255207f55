using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Api;

/// <summary>An object without what it says: for whoever reads labels alone.</summary>
internal static class MetadataOnly
{
    public static JsonObject Of(Stored stored) => Of(stored.Open());

    public static JsonObject Of(JsonObject whole) => new() { ["kind"] = "PartialObjectMetadata", ["apiVersion"] = "meta.k8s.io/v1", ["metadata"] = whole["metadata"]?.DeepClone() };
}
