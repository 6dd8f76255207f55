using Cake.Frosting;
using Dobos.Boxes;
using Dobos.Host.Planning;
using Dobos.Host.Running;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(OfflineDown))]
[TaskDescription("Stop the offline box; what it holds is there when it is next started.")]
[Kind(TargetGroup.Offline, Effect.Local)]
[Takes("--wipe", "", "Delete all that it holds; asks first.")]
public sealed class OfflineDown(OfflineBox box, Question question) : AsyncFrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect)
    {
        var box = new BoxSight(prospect.Checkout);
        var wipes = prospect.Switches.Has("--wipe") && box.HasState;
        return box.Runs || wipes
            ? Forecast.Runs(box.Runs ? "the offline box runs" : "the offline box does not run", wipes ? ["deletes all that it holds"] : [])
            : Forecast.Done("the offline box does not run");
    }

    public override async Task RunAsync(BuildContext context)
    {
        var wipe = context.Switches.Has("--wipe");
        if (wipe && !question.IsAnsweredYes("Delete every secret, image and chart that the offline box holds?"))
            return;

        var ran = await box.StopAsync(wipe, context.Cancellation);
        Console.WriteLine($"The offline box {(ran ? "is stopped" : "did not run")}{(wipe ? ", and what it held is deleted" : "")}.");
    }
}
