using System.Text;

namespace Dobos.Host.Planning;

/// <summary>A plan for a person.</summary>
public static class PlanText
{
    public static string Of(Plan plan)
    {
        var text = new StringBuilder();
        foreach (var step in plan.Steps)
        {
            text.Append($"{step.Target.Name,-16} {(step.Forecast.IsDone ? "done" : "runs")}  {step.Forecast.Why}\n");
            foreach (var change in step.Forecast.Changes)
                text.Append($"{"",-16}       {change}\n");
        }

        return text.Append("Nothing was changed.\n").ToString();
    }
}
