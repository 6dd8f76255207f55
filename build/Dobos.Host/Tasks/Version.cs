using Cake.Frosting;
using Dobos.Host.Targets;
using Dobos.Versions;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Version))]
[TaskDescription("Say which version each service has, and why; with --service also what made it.")]
[Kind(TargetGroup.Look, Effect.None)]
[TakesJson]
public sealed class Version(Versioner versioner) : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) =>
        context.Answer(new VersionReport(versioner.Of(context.Services, context.Cancellation), isDetailed: context.Switches.Services.Length > 0));
}
