using System.Globalization;
using System.Text.Json;

namespace Dobos.Json;

/// <summary>Reads a text into nodes. Comments and trailing commas are allowed; a key given twice is a finding.</summary>
internal sealed class NodeReader(JsonText text, List<JsonFinding> findings)
{
    public Node Read()
    {
        var reader = new Utf8JsonReader(text.Content, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        try
        {
            reader.Read();
            var root = Value(ref reader, null, "", 0);
            reader.Read();
            return root;
        }
        catch (JsonException malformed)
        {
            throw new InvalidJsonException([Malformed(malformed)]);
        }
        catch (InvalidOperationException)
        {
            throw new InvalidJsonException([text.Finding((int)reader.TokenStartIndex, "", "This string is not valid UTF-8, or is half of a surrogate pair.")]);
        }
    }

    private JsonFinding Malformed(JsonException malformed) =>
        text.Finding(
            text.Offset(malformed.LineNumber ?? 0, malformed.BytePositionInLine ?? 0),
            "",
            $"This is not JSON: {malformed.Message.Split(" LineNumber:")[0]}");

    private Node Value(ref Utf8JsonReader reader, Node? parent, string name, int offset) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(ref reader, new(text, offset, parent, name, JsonValueKind.Object)),
        JsonTokenType.StartArray => Array(ref reader, new(text, offset, parent, name, JsonValueKind.Array)),
        JsonTokenType.String => new(text, offset, parent, name, JsonValueKind.String, reader.GetString()!),
        JsonTokenType.Number => Number(ref reader, parent, name, offset),
        JsonTokenType.True => new(text, offset, parent, name, JsonValueKind.True, "true"),
        JsonTokenType.False => new(text, offset, parent, name, JsonValueKind.False, "false"),
        _ => new(text, offset, parent, name, JsonValueKind.Null, "null"),
    };

    private Node Object(ref Utf8JsonReader reader, Node node)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (key, offset) = (reader.GetString()!, (int)reader.TokenStartIndex);
            var twice = node[key] is not null;
            reader.Read();
            var child = Value(ref reader, node, key, offset);
            if (twice)
                findings.Add(child.Finding($"'{child.Path}' is given twice; keep one of the two."));
            else
                node.Add(child);
        }

        return node;
    }

    private Node Array(ref Utf8JsonReader reader, Node node)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            node.Add(Value(ref reader, node, $"[{node.Children.Count}]", (int)reader.TokenStartIndex));

        return node;
    }

    private Node Number(ref Utf8JsonReader reader, Node? parent, string name, int offset)
    {
        var written = System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
        var fits = decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        Node node = new(text, offset, parent, name, JsonValueKind.Number, written, number);
        if (!fits)
            findings.Add(node.Finding($"The number {written} is too large."));

        return node;
    }
}
