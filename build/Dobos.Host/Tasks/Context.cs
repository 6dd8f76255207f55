using Cake.Common.Diagnostics;
using Cake.Frosting;
using Dobos.Environments;
using Dobos.Environments.Reports;
using Dobos.Environments.Vaults;
using Dobos.Host.Planning;
using Dobos.Host.Running;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Context))]
[TaskDescription("Show the settings and masked secrets of --env, and where each comes from; or --set one.")]
[Kind(TargetGroup.Environments, Effect.Local)]
[Takes("--set", "NAME", "Give this name a value, in a vault on this machine: the value is read from standard input, or asked for. One line loses its line break, several lines are kept as they are.")]
[TakesJson]
public sealed class Context(VaultDesk vaults, VaultSetter setter) : AsyncFrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) => prospect.Switches["--set"] is { } name
        ? VaultForecast.OfSetting(prospect, prospect.Switches.RequiredEnvironment, name)
        : VaultForecast.Of(prospect, prospect.Switches.RequiredEnvironment);

    public override Task RunAsync(BuildContext context) => context.Switches["--set"] is { } name ? SetAsync(context, name) : ShowAsync(context);

    private async Task ShowAsync(BuildContext context)
    {
        var reading = await vaults.ReadAsync(context.Switches.RequiredEnvironment, context.Services, context.Cancellation);
        context.Answer(new ContextReport(reading));
        reading.Complete();
    }

    private async Task SetAsync(BuildContext context, string name)
    {
        var order = VaultOrder.Of(context.Environments.Load(context.Switches.RequiredEnvironment), VaultDemand.Of(context.Services), name);
        if (order.Doubt is { } doubt)
            context.Warning("{0}", doubt);

        var value = await ValueInput.ReadAsync(order.Name.Name, context.Cancellation);
        context.Answer(new WritingReport(await setter.SetAsync(order, value, context.Cancellation)));
    }
}
