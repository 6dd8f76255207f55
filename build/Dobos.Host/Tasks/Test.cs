using Cake.Frosting;
using Dobos.Builds;
using Dobos.Host.Planning;
using Dobos.Host.Switching;
using Dobos.Host.Targets;
using Dobos.Services;
using Dobos.Testing;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Test))]
[TaskDescription("Run the services' tests; results and coverage go to artifacts/tests.")]
[Kind(TargetGroup.Check, Effect.Local)]
[TakesFilter]
[Takes("--force", "", "Run the tests although nothing changed since all were green.")]
[IsDependentOn(typeof(Build))]
public sealed class Test(Tester tester) : FrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) =>
        prospect.Switches.Has("--force")
            ? Forecast.Runs("--force asks for it")
            : BuildForecast.Of(Tester.Work(BuildForecast.AgendaOf(prospect), Order(prospect.Switches, prospect.Services)).Decision);

    public override void Run(BuildContext context)
    {
        if (!context.MayBuild())
            return;

        tester.TestOnce(Order(context.Switches, context.Services), context.Switches.Has("--force"), context.Cancellation);
    }

    private static TestOrder Order(Switches switches, IEnumerable<Service> services) =>
        new(new ProjectSet(services.SelectMany(service => service.Tests)), switches.Filter)
        {
            MoreFollow = switches.Targets.Contains(nameof(SelfTest), StringComparer.OrdinalIgnoreCase),
        };
}
