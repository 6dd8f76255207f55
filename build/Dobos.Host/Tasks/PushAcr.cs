using Cake.Frosting;
using Dobos.Host.Targets;
using Dobos.Registries.Copying;
using Dobos.Releases;
using Dobos.Versions;

namespace Dobos.Host.Tasks;

[TaskName(nameof(PushAcr))]
[TaskDescription("Publish the services in the registry of --env: images and charts, then the records that name them by digest.")]
[Kind(TargetGroup.Publish, Effect.Remote)]
[TakesJson]
[IsDependentOn(typeof(DockerBuild))]
[IsDependentOn(typeof(HelmPackage))]
public sealed class PushAcr(Publisher publisher, Versioner versioner, Products products) : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var environment = context.Environments.Load(context.Switches.RequiredEnvironment);
        using CopyDisplay display = new(Console.Out, terminal: !Console.IsOutputRedirected);
        var published = await publisher.PublishAsync(products.Of(versioner.Of(context.Services, context.Cancellation)), environment, display, context.Cancellation);
        display.Dispose();
        context.Answer(nameof(PushAcr), new PublishReport(published));
    }
}
