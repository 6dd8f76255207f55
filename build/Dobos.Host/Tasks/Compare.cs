using Cake.Frosting;
using Dobos.Environments;
using Dobos.Environments.Reports;
using Dobos.Host.Planning;
using Dobos.Host.Switching;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Compare))]
[TaskDescription("Show what --env has and --with lacks, or has otherwise.")]
[Kind(TargetGroup.Environments, Effect.None)]
[Takes("--with", "E", "The other environment.")]
[TakesJson]
public sealed class Compare(VaultDesk vaults) : AsyncFrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) =>
        VaultForecast.Of(prospect, prospect.Switches.RequiredEnvironment, Other(prospect.Switches));

    public override async Task RunAsync(BuildContext context)
    {
        var readings = await Task.WhenAll(
            vaults.ReadAsync(context.Switches.RequiredEnvironment, context.Services, context.Cancellation),
            vaults.ReadAsync(Other(context.Switches), context.Services, context.Cancellation));
        context.Answer(new ComparisonReport(new Comparison(readings[0], readings[1])));
    }

    private static string Other(Switches switches) => switches.Required("--with", "the other environment");
}
