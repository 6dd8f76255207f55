using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Tables;

/// <summary>Of what is kept, and of what limits it.</summary>
internal static class StorageColumns
{
    public static readonly IReadOnlyList<Column> ConfigMap = [Columns.Name, Column.Count("Data", Entries), Columns.Age];

    public static readonly IReadOnlyList<Column> Secret = [Columns.Name, new("Type", content => content.Text("type") ?? ""), Column.Count("Data", Entries), Columns.Age];

    public static readonly IReadOnlyList<Column> Claim =
    [
        Columns.Name, new("Status", content => content.Part("metadata").Text("deletionTimestamp") is null ? content.Part("status").Text("phase") ?? "" : "Terminating"),
        new("Volume", content => content.Part("spec").Text("volumeName") ?? ""), new("Capacity", content => content.Part("status", "capacity").Written("storage") ?? ""),
        new("Access Modes", content => string.Join(',', content.Part("status").Texts("accessModes").Select(Short))),
        new("StorageClass", content => content.Part("spec").Text("storageClassName") ?? ""),
        new("VolumeAttributesClass", content => content.Part("spec").Text("volumeAttributesClassName").Or(Cells.Unset)), Columns.Age,
        Column.Wide("VolumeMode", content => content.Part("spec").Text("volumeMode").Or(Cells.Unset)),
    ];

    public static readonly IReadOnlyList<Column> Quota = [Columns.Name, new("Request", content => Used(content, limits: false)), new("Limit", content => Used(content, limits: true)), Columns.Age];

    private static long? Entries(JsonObject content) => (content.Part("data")?.Count ?? 0) + (content.Part("binaryData")?.Count ?? 0);

    private static string Short(string mode) => mode switch
    {
        "ReadWriteOnce" => "RWO",
        "ReadOnlyMany" => "ROX",
        "ReadWriteMany" => "RWX",
        "ReadWriteOncePod" => "RWOP",
        _ => mode,
    };

    private static JsonNode Used(JsonObject quota, bool limits) => string.Join(", ", (quota.Part("status", "hard") ?? []).Select(one => one.Key)
        .Where(resource => resource.StartsWith("limits.", StringComparison.Ordinal) == limits)
        .Order(StringComparer.Ordinal)
        .Select(resource => $"{resource}: {quota.Part("status", "used").Written(resource) ?? "0"}/{quota.Part("status", "hard").Written(resource)}"));
}
