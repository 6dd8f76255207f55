using Cake.Frosting;
using Dobos.Builds;
using Dobos.Environments;
using Dobos.Host.Planning;
using Dobos.Host.Targets;
using Dobos.Testing;

namespace Dobos.Host.Tasks;

[TaskName(nameof(IntegrationTest))]
[TaskDescription("Run the tests that need real parts, with values from the vault of --env.")]
[Kind(TargetGroup.Check, Effect.Local)]
[TakesFilter]
[IsDependentOn(typeof(Build))]
public sealed class IntegrationTest(VaultDesk vaults, Tester tester) : AsyncFrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) => VaultForecast.Of(prospect, prospect.Switches.RequiredEnvironment);

    public override async Task RunAsync(BuildContext context)
    {
        var environment = await vaults.LoadAsync(context.Switches.RequiredEnvironment, context.Services, context.Cancellation);
        var order = new TestOrder(new ProjectSet(context.Services.SelectMany(service => service.IntegrationTests)), context.Switches.Filter)
        {
            Area = environment.Name,
            Variables = IntegrationVariables.Of(environment.Reading.Entries),
        };
        tester.Test(order, context.Cancellation);
    }
}
