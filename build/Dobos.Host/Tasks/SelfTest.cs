using Cake.Frosting;
using Dobos.Builds;
using Dobos.Host.Targets;
using Dobos.Services;
using Dobos.Testing;

namespace Dobos.Host.Tasks;

[TaskName(nameof(SelfTest))]
[TaskDescription("Run everything that CI checks: the services' tests and all of the suite's own.")]
[Kind(TargetGroup.Check, Effect.Local)]
[Takes("--filter", "EXPR", "Only the tests that fit, as in 'dotnet test --filter'.")]
[IsDependentOn(typeof(Test))]
public sealed class SelfTest(Restorer restorer, Builder builder, Tester tester, ServiceCatalog services) : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var projects = SuiteTests.Of(context.Checkout, services.All);
        restorer.Restore(projects, context.Cancellation);
        builder.Build(projects, context.Cancellation);
        tester.Test(new TestOrder(projects, context.Switches["--filter"]), context.Cancellation);
    }
}
