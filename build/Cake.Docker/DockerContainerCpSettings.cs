using Cake.Core.IO;

namespace Cake.Docker;

public sealed class DockerContainerCpSettings : DockerSettings
{
    /// <summary>Whether a link in the source is followed.</summary>
    public bool? FollowLink { get; set; }

    internal override void AddTo(ProcessArgumentBuilder arguments) => arguments.AddWhen(FollowLink, "--follow-link");
}
