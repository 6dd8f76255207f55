using Cake.Frosting;
using Dobos.Host.Targets;
using Dobos.Testing;

namespace Dobos.Host.Tasks;

[TaskName(nameof(SelfTest))]
[TaskDescription("Run everything that CI checks: the services' tests and all of the suite's own.")]
[Kind(TargetGroup.Check, Effect.Local)]
[TakesFilter]
[IsDependentOn(typeof(Lint))]
[IsDependentOn(typeof(Test))]
public sealed class SelfTest(SelfCheck check) : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => check.Run(context.Switches.Filter, context.Cancellation);
}
