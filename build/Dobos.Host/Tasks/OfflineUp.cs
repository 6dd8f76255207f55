using Cake.Frosting;
using Dobos.Boxes;
using Dobos.Host.Planning;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(OfflineUp))]
[TaskDescription("Start the offline box with all that --env, or every offline environment, has in it.")]
[Kind(TargetGroup.Offline, Effect.Local)]
[TakesJson]
public sealed class OfflineUp(OfflineBox box) : AsyncFrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) =>
        Forecast.Runs(new BoxSight(prospect.Checkout).Runs ? "the offline box runs; what it lacks is added" : "the offline box does not run");

    public override async Task RunAsync(BuildContext context)
    {
        await box.OpenAsync(context.Switches.Environment is { } name ? [context.Environments.Load(name)] : context.Environments.LoadAll(), context.Cancellation);
        context.Answer(new BoxReport(await box.StateAsync(context.Cancellation)));
    }
}
