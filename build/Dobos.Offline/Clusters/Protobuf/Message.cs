using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Protobuf;

/// <summary>A message by its fields. Fields that are not among them are passed over.</summary>
internal sealed class Message(params Field[] fields)
{
    private readonly Dictionary<int, Field> _fields = fields.ToDictionary(field => field.Number);

    public JsonObject Read(ReadOnlySpan<byte> bytes)
    {
        JsonObject result = [];
        ProtobufReader reader = new(bytes);
        while (reader.Next() is > 0 and var number)
            if (_fields.TryGetValue(number, out var field))
                Add(result, field, reader);
        return result;
    }

    private static void Add(JsonObject result, Field field, ProtobufReader reader)
    {
        if (reader.IsContent != field.Form is not (Form.Number or Form.Truth))
            throw ProtobufReader.Malformed($"wrong wireType for field {field.Name}");

        if (field.Form is Form.Texts or Form.Blobs)
            AddEntry(result.Make(field.Name)!, field.Form, reader.Content);
        else if (field.IsRepeated)
            AddItem(result, field, reader);
        else if (FieldValue.Of(field, reader) is { } value)
            result[field.Name] = value;
    }

    private static void AddEntry(JsonObject map, Form form, ReadOnlySpan<byte> entry)
    {
        var key = "";
        var value = "";
        ProtobufReader reader = new(entry);
        while (reader.Next() is > 0 and var number)
            if (number == 1)
                key = ProtobufReader.Text(reader.Content);
            else if (number == 2)
                value = form == Form.Blobs ? Convert.ToBase64String(reader.Content) : ProtobufReader.Text(reader.Content);

        map[key] = value;
    }

    private static void AddItem(JsonObject result, Field field, ProtobufReader reader)
    {
        result.Fill(field.Name, new JsonArray());
        result[field.Name]!.AsArray().Add(FieldValue.Of(field, reader));
    }
}
