using Cake.Frosting;
using Dobos.Host.Planning;
using Dobos.Host.Targets;
using Dobos.Tools;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Tools))]
[TaskDescription("Fetch the pinned tools that are not here.")]
[Kind(TargetGroup.Look, Effect.Local)]
public sealed class Tools(ToolBox tools) : AsyncFrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) => ToolForecast.Of(prospect);

    public override async Task RunAsync(BuildContext context)
    {
        foreach (var tool in await tools.FindAllAsync(context.Cancellation))
            Console.WriteLine($"{tool.Name,-10} {tool.Version,-10} {tool.Path}");
    }
}
