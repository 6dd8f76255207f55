using Cake.Frosting;
using Dobos.Environments;
using Dobos.Host.Running;
using Dobos.Host.Targets;
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
        var published = context.BuildBan is { } reason
            ? await publisher.FindAsync(Wanted(context, reason), environment, context.Cancellation)
            : await PublishAsync(context, environment);
        context.Answer(nameof(PushAcr), new PublishReport(published));
    }

    private async Task<IReadOnlyList<Published>> PublishAsync(BuildContext context, EnvironmentDefinition environment)
    {
        using PushDisplay display = new(Console.Out, terminal: Terminal.IsHere(Environment.GetEnvironmentVariable));
        return await publisher.PublishAsync(products.Of(versioner.Of(context.Services, context.Cancellation)), environment, display, context.Cancellation);
    }

    private WantedRelease[] Wanted(BuildContext context, string reason) => context.Switches["--version"] is { } version
        ? [.. context.Services.Select(service => new WantedRelease(service.Name, version, InputsHash: null, reason))]
        : [.. versioner.Of(context.Services, context.Cancellation).Select(one => new WantedRelease(one.Service.Name, one.Text, one.InputsHash, reason))];
}
