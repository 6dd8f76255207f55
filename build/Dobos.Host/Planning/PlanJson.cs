using System.Text;
using System.Text.Json;

namespace Dobos.Host.Planning;

/// <summary>A plan for a machine.</summary>
public static class PlanJson
{
    public static string Of(Plan plan)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
            Write(json, plan);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Plan plan)
    {
        json.WriteStartObject();
        List(json, "targets", plan.Switches.Targets);
        json.WriteString("environment", plan.Switches.Environment);
        json.WriteBoolean("offline", plan.Switches.Offline);
        List(json, "services", plan.Services);
        json.WriteStartArray("steps");
        foreach (var step in plan.Steps)
            Write(json, step);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Step step)
    {
        json.WriteStartObject();
        json.WriteString("target", step.Target.Name);
        json.WriteString("description", step.Target.Description);
        json.WriteString("effect", step.Target.Effect.ToString().ToLowerInvariant());
        json.WriteString("state", step.Forecast.IsDone ? "done" : "runs");
        json.WriteString("why", step.Forecast.Why);
        List(json, "changes", step.Forecast.Changes);
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
