using Cake.Frosting;
using Dobos.Environments;
using Dobos.Environments.Reports;
using Dobos.Host.Planning;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Context))]
[TaskDescription("Show the settings and masked secrets of --env, and where each comes from.")]
[Kind(TargetGroup.Environments, Effect.None)]
[Takes("--json", "", "For a machine.")]
public sealed class Context(VaultDesk vaults) : AsyncFrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) => VaultForecast.Of(prospect, prospect.Switches.RequiredEnvironment);

    public override async Task RunAsync(BuildContext context)
    {
        var reading = await vaults.ReadAsync(context.Switches.RequiredEnvironment, context.Services, context.Cancellation);
        var report = new ContextReport(reading);
        Console.WriteLine(context.Switches.Has("--json") ? report.ToJson() : report.ToText());
        reading.Complete();
    }
}
