using Cake.Frosting;
using Dobos.Builds;
using Dobos.Host.Planning;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Restore))]
[TaskDescription("Restore the services' packages; from the lock files alone where CI runs.")]
[Needs("dotnet")]
[Kind(TargetGroup.Check, Effect.Local)]
public sealed class Restore(Restorer restorer) : FrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) => BuildForecast.Of(prospect, (agenda, set) => agenda.Restore(set));

    public override void Run(BuildContext context)
    {
        if (!context.MayBuild())
            return;

        if (restorer.Restore(ProjectSet.Of(context.Services), context.Cancellation) is { IsNeeded: false } done)
            Console.WriteLine($"The packages are there: {done.Reason}.");
    }
}
