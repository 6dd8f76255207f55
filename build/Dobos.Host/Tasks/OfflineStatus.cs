using Cake.Frosting;
using Dobos.Boxes;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(OfflineStatus))]
[TaskDescription("Show whether the offline box runs, and the addresses of all that it serves.")]
[Kind(TargetGroup.Offline, Effect.None)]
[TakesJson]
public sealed class OfflineStatus(OfflineBox box) : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context) => context.Answer(new BoxReport(await box.StateAsync(context.Cancellation)));
}
