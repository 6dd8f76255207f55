using Cake.Frosting;
using Dobos.Host.Planning;
using Dobos.Host.Targets;
using Dobos.Images;
using Dobos.Releases;
using Dobos.Versions;

namespace Dobos.Host.Tasks;

[TaskName(nameof(DockerBuild))]
[TaskDescription("Build the services' images; without a container engine, unless a service.json asks for its Dockerfile.")]
[Kind(TargetGroup.Publish, Effect.Local)]
[TakesJson]
[IsDependentOn(typeof(Test))]
public sealed class DockerBuild(ImageBuilder images, Versioner versioner, Products products) : AsyncFrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) => ImageForecast.Of(prospect);

    public override async Task RunAsync(BuildContext context)
    {
        if (!context.MayBuild())
            return;

        var built = await images.BuildAsync(
            context.Services,
            () => Orders(versioner.Of(context.Services, context.Cancellation)),
            ImageForecast.MayBeHostMade(context.Switches, context.Environments),
            context.Cancellation);
        products.Add(built);
        context.Answer(nameof(DockerBuild), new ImageReport(built));
    }

    private static ImageOrder[] Orders(IEnumerable<ServiceVersion> versions) => [.. versions.Select(version => new ImageOrder(version.Service, version.Text) { InputsHash = version.InputsHash, Files = version.Files })];
}
