using System.Text;
using System.Text.Json;
using Dobos.Printing;

namespace Dobos.Host.Planning;

/// <summary>What --plan prints.</summary>
public sealed class PlanReport(Plan plan) : IReport
{
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var step in plan.Steps)
        {
            text.Append($"{step.Target.Name,-16} {State(step)}  {step.Forecast.Why}\n");
            foreach (var change in step.Forecast.Changes)
                text.Append($"{"",-16}       {change}\n");
        }

        return text.Append("Nothing was changed.").ToString();
    }

    public string ToJson() => JsonReport.Write(json =>
    {
        JsonReport.WriteArray(json, "targets", plan.Switches.Targets);
        json.WriteString("environment", plan.Switches.Environment);
        json.WriteBoolean("offline", plan.Switches.Offline);
        JsonReport.WriteArray(json, "services", plan.Services);
        JsonReport.WriteArray(json, "steps", plan.Steps, Write);
    });

    private static string State(Step step) => step.Forecast.IsDone ? "done" : "runs";

    private static void Write(Utf8JsonWriter json, Step step)
    {
        json.WriteString("target", step.Target.Name);
        json.WriteString("description", step.Target.Description);
        json.WriteString("effect", step.Target.Effect.ToString().ToLowerInvariant());
        json.WriteString("state", State(step));
        json.WriteString("why", step.Forecast.Why);
        JsonReport.WriteArray(json, "changes", step.Forecast.Changes);
    }
}
