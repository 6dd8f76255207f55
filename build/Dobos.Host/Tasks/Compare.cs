using Cake.Frosting;
using Dobos.Environments;
using Dobos.Environments.Reports;
using Dobos.Host.Planning;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Compare))]
[TaskDescription("Show what --env has and --with lacks, or has otherwise.")]
[Kind(TargetGroup.Environments, Effect.None)]
[Takes("--with", "E", "The other environment.")]
[Takes("--json", "", "For a machine.")]
public sealed class Compare(VaultDesk vaults) : AsyncFrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) =>
        VaultForecast.Of(prospect, prospect.Switches.RequiredEnvironment, prospect.Switches.Required("--with", "the other environment"));

    public override async Task RunAsync(BuildContext context)
    {
        var other = context.Switches.Required("--with", "the other environment");
        var readings = await Task.WhenAll(
            vaults.ReadAsync(context.Switches.RequiredEnvironment, context.Services, context.Cancellation),
            vaults.ReadAsync(other, context.Services, context.Cancellation));
        var report = new ComparisonReport(new Comparison(readings[0], readings[1]));
        Console.WriteLine(context.Switches.Has("--json") ? report.ToJson() : report.ToText());
    }
}
