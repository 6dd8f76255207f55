using Cake.Common.Diagnostics;
using Cake.Frosting;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Info))]
[TaskDescription("Say what this checkout is.")]
[Kind(TargetGroup.Look, Effect.None)]
public sealed class Info : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => context.Information("Checkout     {0}", context.Checkout.Root);
}
