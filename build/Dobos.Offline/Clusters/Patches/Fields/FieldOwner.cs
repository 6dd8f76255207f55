using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Patches.Fields;

/// <summary>Who set which fields of an object, and how: an entry of <c>managedFields</c>.</summary>
internal sealed record FieldOwner(string Manager, string Operation, string ApiVersion, string Subresource, string? Time, FieldSet Fields)
{
    public const string Apply = "Apply";
    public const string Update = "Update";

    public bool IsApplier => Operation == Apply;

    /// <summary>As messages name it.</summary>
    public string Text => $"\"{Manager}\"{(Subresource.Length > 0 ? $" with subresource \"{Subresource}\"" : "")}{(IsApplier ? "" : $" using {ApiVersion}")}";

    /// <summary>One who applies is the same in all versions of the kind.</summary>
    public bool IsSameAs(FieldOwner other) =>
        (Manager, Operation, Subresource) == (other.Manager, other.Operation, other.Subresource) && (IsApplier || ApiVersion == other.ApiVersion);

    public static FieldOwner? Read(JsonNode? entry) =>
        entry is JsonObject && entry.Text("operation") is Apply or Update && entry.Text("apiVersion") is { Length: > 0 } apiVersion && entry.Text("fieldsType") == "FieldsV1"
            && FieldSetJson.Read(entry.Part("fieldsV1") ?? []) is { } fields
            ? new(entry.Text("manager") ?? "", entry.Text("operation")!, apiVersion, entry.Text("subresource") ?? "", entry.Text("time"), fields)
            : null;

    public JsonObject Write()
    {
        JsonObject entry = new()
        {
            ["manager"] = Manager,
            ["operation"] = Operation,
            ["apiVersion"] = ApiVersion,
        };
        if (Time is not null)
            entry["time"] = Time;
        entry["fieldsType"] = "FieldsV1";
        entry["fieldsV1"] = FieldSetJson.Write(Fields);
        if (Subresource.Length > 0)
            entry["subresource"] = Subresource;
        return entry;
    }
}
