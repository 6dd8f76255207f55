using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Tables;

/// <summary>The columns that many kinds have.</summary>
internal static class Columns
{
    public static readonly Column Name = new("Name", content => content.Part("metadata").Text("name") ?? "");
    public static readonly Column Age = new("Age", (content, now) => HumanDuration.Since(content.Part("metadata").Text("creationTimestamp"), now));
    public static readonly Column CreatedAt = new("Created At", content => content.Part("metadata").Text("creationTimestamp") ?? "<unknown>") { Type = "date" };

    /// <summary>What the pods of a workload are made of.</summary>
    public static readonly IReadOnlyList<Column> Workload =
    [
        Column.Wide("Containers", content => Cells.ContainerNames(content.Part("spec", "template", "spec"))),
        Column.Wide("Images", content => Cells.Images(content.Part("spec", "template", "spec"))),
        Column.Wide("Selector", content => Cells.Selector(content.Part("spec", "selector"))),
    ];
}
