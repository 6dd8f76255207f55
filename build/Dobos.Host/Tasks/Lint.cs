using Cake.Frosting;
using Dobos.Host.Targets;
using Dobos.Lint;
using Dobos.Releases.Evidence;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Lint))]
[TaskDescription("Check format, charts and Dockerfiles of the services.")]
[Kind(TargetGroup.Check, Effect.Local)]
[Needs("helm")]
[IsDependentOn(typeof(Build))]
public sealed class Lint(Linter linter, LintLedger ledger) : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        if (!context.MayBuild())
            return;

        var skipped = await linter.LintAsync(context.Services, context.Cancellation);
        foreach (var what in skipped)
            Console.WriteLine($"Skipped: {what}");
        ledger.Passed(skipped);
    }
}
