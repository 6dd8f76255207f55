using Cake.Core.IO;

namespace Cake.Docker;

public sealed class DockerContainerRmSettings : DockerSettings
{
    /// <summary>Whether a container that still runs is ended.</summary>
    public bool? Force { get; set; }

    /// <summary>Whether its volumes without a name go with it.</summary>
    public bool? Volumes { get; set; }

    internal override void AddTo(ProcessArgumentBuilder arguments) => arguments.AddWhen(Force, "--force").AddWhen(Volumes, "--volumes");
}
