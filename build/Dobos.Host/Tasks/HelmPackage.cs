using Cake.Frosting;
using Dobos.Charts;
using Dobos.Host.Targets;
using Dobos.Releases;
using Dobos.Versions;

namespace Dobos.Host.Tasks;

[TaskName(nameof(HelmPackage))]
[TaskDescription("Pack the services' charts; the same inputs give the same digest.")]
[Kind(TargetGroup.Publish, Effect.Local)]
[Needs("helm")]
[TakesJson]
[IsDependentOn(typeof(Lint))]
public sealed class HelmPackage(ChartPackager charts, Versioner versioner, Products products) : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        if (!context.MayBuild())
            return;

        var packed = await charts.PackAsync(Orders(versioner.Of(context.Services, context.Cancellation)), context.Cancellation);
        products.Add(packed);
        context.Answer(nameof(HelmPackage), new ChartReport(packed));
    }

    private static ChartOrder[] Orders(IEnumerable<ServiceVersion> versions) => [.. versions.Select(version => new ChartOrder(version.Service, version.Text))];
}
