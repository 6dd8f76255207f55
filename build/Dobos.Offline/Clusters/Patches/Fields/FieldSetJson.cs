using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Patches.Fields;

/// <summary>A set of fields as <c>fieldsV1</c> writes it.</summary>
internal static class FieldSetJson
{
    private const string Self = ".";

    public static JsonObject Write(FieldSet set)
    {
        JsonObject result = [];
        if (set.IsMember && set.Within.Count > 0)
            result[Self] = new JsonObject();
        foreach (var (step, inner) in set.Within)
            result[step] = Write(inner);
        return result;
    }

    /// <summary>Null for what is no set of fields.</summary>
    public static FieldSet? Read(JsonObject json)
    {
        try
        {
            return Read(json, isTop: true);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }

    private static FieldSet Read(JsonObject json, bool isTop)
    {
        FieldSet set = new() { IsMember = !isTop && json.Count == 0 };
        foreach (var (step, inner) in json)
            if (step == Self)
                set.IsMember = true;
            else if (step.Length >= 2 && step[1] == ':' && "fkvi".Contains(step[0], StringComparison.Ordinal) && inner is JsonObject within)
                Put(set.Make(FieldStep.Normal(step)), Read(within, isTop: false));
            else
                throw new FormatException($"'{step}' is no step into an object");
        return set;
    }

    private static void Put(FieldSet target, FieldSet read)
    {
        target.IsMember |= read.IsMember;
        foreach (var (step, inner) in read.Within)
            Put(target.Make(step), inner);
    }
}
