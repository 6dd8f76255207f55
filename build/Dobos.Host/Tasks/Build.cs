using Cake.Frosting;
using Dobos.Builds;
using Dobos.Host.Planning;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Build))]
[TaskDescription("Build the services and their tests.")]
[Kind(TargetGroup.Check, Effect.Local)]
[IsDependentOn(typeof(Restore))]
public sealed class Build(Builder builder) : FrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) => BuildForecast.Of(prospect, (agenda, set) => agenda.Build(set));

    public override void Run(BuildContext context)
    {
        if (!context.MayBuild())
            return;

        if (builder.Build(ProjectSet.Of(context.Services), context.Cancellation) is { IsNeeded: false } done)
            Console.WriteLine($"The services are built: {done.Reason}.");
    }
}
