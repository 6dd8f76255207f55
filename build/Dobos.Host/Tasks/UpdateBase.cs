using Cake.Frosting;
using Dobos.Host.Targets;
using Dobos.Images.Bases;

namespace Dobos.Host.Tasks;

[TaskName(nameof(UpdateBase))]
[TaskDescription("Pin the base image of the services: the newest digest of its tag, for you to commit.")]
[Kind(TargetGroup.Publish, Effect.Local)]
[Takes("--image", "REF", "Another image than the pinned one: <registry>/<repository>:<tag>.")]
[Takes("--platform", "P", "linux/amd64 or linux/arm64; as pinned by default.")]
public sealed class UpdateBase(BaseUpdater updater) : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var (before, now) = await updater.UpdateAsync(context.Switches["--image"], context.Switches["--platform"], context.Cancellation);
        Console.WriteLine(before == now ? $"{now.Reference} is {now.Digest} still." : $"{now.Reference} for {now.Platform} is {now.Digest}; commit {PinFile.Shown}.");
    }
}
