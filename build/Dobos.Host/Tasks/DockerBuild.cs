using Cake.Frosting;
using Dobos.Host.Planning;
using Dobos.Host.Targets;
using Dobos.Images;
using Dobos.Services;

namespace Dobos.Host.Tasks;

[TaskName(nameof(DockerBuild))]
[TaskDescription("Build the services' images; without a container engine, and the same inputs give the same digest.")]
[Kind(TargetGroup.Publish, Effect.Local)]
[TakesJson]
[IsDependentOn(typeof(Test))]
public sealed class DockerBuild(ImageBuilder images) : AsyncFrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) => ImageForecast.Of(prospect, Orders(prospect.Services));

    public override async Task RunAsync(BuildContext context) =>
        context.Answer(new ImageReport(await images.BuildAsync(
            Orders(context.Services), ImageForecast.MayBeHostMade(context.Switches, context.Environments), context.Cancellation)));

    private static ImageOrder[] Orders(IEnumerable<Service> services) => [.. services.Select(service => new ImageOrder(service, "0.0.0-local"))];
}
