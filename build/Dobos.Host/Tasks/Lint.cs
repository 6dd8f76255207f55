using Cake.Frosting;
using Dobos.Host.Targets;
using Dobos.Lint;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Lint))]
[TaskDescription("Check format, charts and Dockerfiles of the services.")]
[Kind(TargetGroup.Check, Effect.Local)]
[Needs("helm")]
[IsDependentOn(typeof(Build))]
public sealed class Lint(Linter linter) : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        foreach (var skipped in await linter.LintAsync(context.Services, context.Cancellation))
            Console.WriteLine($"Skipped: {skipped}");
    }
}
