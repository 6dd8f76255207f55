using Cake.Frosting;
using Dobos.Host.Targets;
using Dobos.Tools;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Doctor))]
[TaskDescription("Say which tools are here, which target needs them, and how to get them.")]
[Kind(TargetGroup.Look, Effect.None)]
public sealed class Doctor(ToolBox tools, TargetCatalog targets) : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        foreach (var tool in tools.Examine())
            Console.WriteLine($"{tool.Name,-10} {tool.Version ?? "-",-12} {State(tool)}; needed by {targets.NeedersOf(tool.Name)}");
    }

    private static string State(ToolDescription tool) => tool.Origin switch
    {
        ToolOrigin.Path or ToolOrigin.Cache => tool.Path!,
        ToolOrigin.PathUnasked => $"{tool.Path} (does not tell its version)",
        ToolOrigin.ToFetch => "not here; './build.sh --target Tools' fetches it",
        _ => $"not here, or too old; get it from {tool.Install}",
    };
}
