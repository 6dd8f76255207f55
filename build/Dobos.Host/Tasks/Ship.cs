using Cake.Frosting;
using Dobos.Deploying.Shipping;
using Dobos.Environments;
using Dobos.Host.Running;
using Dobos.Host.Targets;
using Dobos.Releases;
using Dobos.Services;
using Dobos.Versions;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Ship))]
[TaskDescription("Deploy the services to --env, prove that they answer, and go back to what was proven where one does not.")]
[Kind(TargetGroup.Deploy, Effect.Remote)]
[Takes("--allow-downgrade", "", "Deploy a version that is older than the one that runs.")]
[TakesJson]
[IsDependentOn(typeof(PushAcr))]
public sealed class Ship(Shipper shipper, ShipRequest request, Publisher publisher, Versioner versioner, VaultDesk vaults) : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var environment = await vaults.LoadAsync(context.Switches.RequiredEnvironment, context.Services, context.Cancellation);
        var published = await publisher.FindAsync(Wanted(context), environment.Definition, context.Cancellation);
        (Service, Published)[] releases = [.. context.Services.Select(service => (service, published.First(one => one.Service == service.Name)))];
        context.Answer(nameof(Ship), new ShipReport(environment.Name, await shipper.ShipAsync(releases, environment, request.Options(context.Switches), context.Cancellation)));
    }

    private WantedRelease[] Wanted(BuildContext context) => context.Switches["--version"] is { } version
        ? [.. context.Services.Select(service => new WantedRelease(service.Name, version, InputsHash: null, "this version is asked for"))]
        : [.. versioner.Of(context.Services, context.Cancellation).Select(one => new WantedRelease(one.Service.Name, one.Text, one.InputsHash, "this run should have published it"))];
}
