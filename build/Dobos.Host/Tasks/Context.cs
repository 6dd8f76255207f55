using Cake.Frosting;
using Dobos.Environments;
using Dobos.Environments.Reports;
using Dobos.Host.Planning;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Context))]
[TaskDescription("Show the settings and masked secrets of --env, and where each comes from.")]
[Kind(TargetGroup.Environments, Effect.None)]
[TakesJson]
public sealed class Context(VaultDesk vaults) : AsyncFrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) => VaultForecast.Of(prospect, prospect.Switches.RequiredEnvironment);

    public override async Task RunAsync(BuildContext context)
    {
        var reading = await vaults.ReadAsync(context.Switches.RequiredEnvironment, context.Services, context.Cancellation);
        context.Answer(new ContextReport(reading));
        reading.Complete();
    }
}
