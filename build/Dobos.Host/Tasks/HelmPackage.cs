using Cake.Frosting;
using Dobos.Charts;
using Dobos.Host.Targets;
using Dobos.Versions;

namespace Dobos.Host.Tasks;

[TaskName(nameof(HelmPackage))]
[TaskDescription("Pack the services' charts; the same inputs give the same digest.")]
[Kind(TargetGroup.Publish, Effect.Local)]
[Needs("helm")]
[TakesJson]
[IsDependentOn(typeof(Lint))]
public sealed class HelmPackage(ChartPackager charts, Versioner versioner) : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context) =>
        context.Answer(new ChartReport(await charts.PackAsync(Orders(versioner.Of(context.Services, context.Cancellation)), context.Cancellation)));

    private static ChartOrder[] Orders(IEnumerable<ServiceVersion> versions) => [.. versions.Select(version => new ChartOrder(version.Service, version.Text))];
}
