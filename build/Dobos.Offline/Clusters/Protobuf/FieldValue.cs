using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Protobuf;

internal static class FieldValue
{
    /// <summary>Null for what is left open: an empty text, or a time of nothing.</summary>
    public static JsonNode? Of(Field field, ProtobufReader value) => field.Form switch
    {
        Form.Text => ProtobufReader.Text(value.Content) is { } text && (text.Length > 0 || field.IsRepeated) ? text : null,
        Form.Number => (long)value.Number,
        Form.Truth => value.Number != 0,
        Form.Bytes => Convert.ToBase64String(value.Content),
        Form.Time => Time(value.Content, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
        Form.FineTime => Time(value.Content, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"),
        Form.Json => Json(value.Content),
        _ => field.Inner!.Read(value.Content),
    };

    private static JsonNode? Time(ReadOnlySpan<byte> message, string form)
    {
        long seconds = 0;
        long nanos = 0;
        ProtobufReader reader = new(message);
        while (reader.Next() is > 0 and var number)
            _ = number switch { 1 => seconds = (long)reader.Number, 2 => nanos = (long)reader.Number, _ => 0 };

        // A time that was never set is an empty message, or the first second of all.
        if ((seconds == 0 && nanos == 0) || seconds == DateTimeOffset.MinValue.ToUnixTimeSeconds())
            return null;
        if (seconds < DateTimeOffset.MinValue.ToUnixTimeSeconds() || seconds >= DateTimeOffset.MaxValue.ToUnixTimeSeconds() || nanos is < 0 or > 999_999_999)
            throw ProtobufReader.Malformed("a time is out of range");

        return DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanos / 100).ToString(form, CultureInfo.InvariantCulture);
    }

    private static JsonNode? Json(ReadOnlySpan<byte> message)
    {
        ProtobufReader reader = new(message);
        while (reader.Next() is > 0 and var number)
            if (number == 1)
                return Parse(reader.Content);
        return null;
    }

    private static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            throw ProtobufReader.Malformed("a field that should hold JSON does not");
        }
    }
}
