using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

/// <summary>All that is wrong with an object, in Kubernetes' words.</summary>
internal sealed class Faults
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string Field, string Message)> _all = [];

    public IReadOnlyList<(string Field, string Message)> All => _all;

    public void Required(string field, string? why = null) => Add(field, why is null ? "Required value" : $"Required value: {why}");

    public void Invalid(string field, JsonNode? value, string why) => Add(field, $"Invalid value: {value?.ToJsonString(Plain) ?? "null"}: {why}");

    public void Forbidden(string field, string why) => Add(field, $"Forbidden: {why}");

    public void Duplicate(string field, JsonNode? value) => Add(field, $"Duplicate value: {value?.ToJsonString(Plain)}");

    public void NotFound(string field, string value) => Add(field, $"Not found: \"{value}\"");

    public void TooLong(string field, int most) => Add(field, $"Too long: may not be more than {most} bytes");

    /// <summary>One of some words, when it is said at all.</summary>
    public void OneOf(string field, JsonNode? value, params string[] supported)
    {
        if (value is not null && !supported.Contains(value.AsText()))
            Add(field, $"Unsupported value: {value.ToJsonString(Plain)}: supported values: {string.Join(", ", supported.Order(StringComparer.Ordinal).Select(word => $"\"{word}\""))}");
    }

    public void AtLeast(string field, JsonNode? value, long least)
    {
        if (value.AsNumber() < least)
            Invalid(field, value, $"must be greater than or equal to {least}");
    }

    public void Immutable(string field, JsonNode? before, JsonNode? now)
    {
        if (!JsonNode.DeepEquals(before, now))
            Invalid(field, now, "field is immutable");
    }

    private void Add(string field, string message) => _all.Add((field, message));
}
