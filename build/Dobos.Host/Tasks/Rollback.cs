using Cake.Frosting;
using Dobos.Deploying.Shipping;
using Dobos.Environments;
using Dobos.Host.Running;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Rollback))]
[TaskDescription("Take the services in --env back to the last release before that was proven, and prove it again.")]
[Kind(TargetGroup.Deploy, Effect.Remote)]
[TakesJson]
public sealed class Rollback(Shipper shipper, ShipRequest request, VaultDesk vaults) : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var environment = await vaults.LoadAsync(context.Switches.RequiredEnvironment, context.Services, context.Cancellation);
        context.Answer(nameof(Rollback), new ShipReport(environment.Name, await shipper.GoBackAsync(context.Services, environment, request.Options(context.Switches), context.Cancellation)));
    }
}
