using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Tables;

/// <summary>Objects as rows of text, as <c>kubectl get</c> asks for them.</summary>
internal static class Table
{
    public const string ApiVersion = "meta.k8s.io/v1";

    /// <summary><paramref name="include"/> says what stands beside a row's cells, as the query does: Metadata, Object or None.</summary>
    public static JsonObject Of(Kind kind, IEnumerable<JsonObject> objects, DateTimeOffset now, string? include = null)
    {
        var columns = KindTableView.Of(kind);
        return new()
        {
            ["kind"] = "Table",
            ["apiVersion"] = ApiVersion,
            ["metadata"] = new JsonObject(),
            ["columnDefinitions"] = new JsonArray([.. columns.Select(column => column.Definition())]),
            ["rows"] = new JsonArray([.. objects.Select(content => Row(columns, content, now, include))]),
        };
    }

    private static JsonObject Row(IReadOnlyList<Column> columns, JsonObject content, DateTimeOffset now, string? include)
    {
        JsonObject row = new() { ["cells"] = new JsonArray([.. columns.Select(column => column.Cell(content, now))]) };
        if (include == "Object")
            row["object"] = content.DeepClone();
        else if (include != "None")
            row["object"] = new JsonObject { ["kind"] = "PartialObjectMetadata", ["apiVersion"] = ApiVersion, ["metadata"] = content["metadata"]?.DeepClone() };
        return row;
    }
}
