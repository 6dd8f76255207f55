using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class StorageDefaults
{
    public static void FillClaim(JsonObject content)
    {
        content.Part("spec")?.Fill("volumeMode", "Filesystem");
        content.Make("status")?.Fill("phase", "Pending");
    }

    /// <summary>What is the most is also what is given, and what is given is also what is asked for, where nothing else is said.</summary>
    public static void FillLimits(JsonObject content)
    {
        foreach (var limit in content.Part("spec").Items("limits").Where(limit => limit.Text("type") == "Container"))
        {
            Carry(limit, "max", "default");
            Carry(limit, "default", "defaultRequest");
            Carry(limit, "min", "defaultRequest");
        }
    }

    private static void Carry(JsonObject limit, string from, string to)
    {
        foreach (var (resource, amount) in limit.Part(from)?.Where(one => one.Value is not null) ?? [])
            limit.Make(to)?.Fill(resource, amount!.DeepClone());
    }
}
