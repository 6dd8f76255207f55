using Cake.Core.IO;

namespace Cake.Docker;

public sealed class DockerImageSaveSettings : DockerSettings
{
    /// <summary>The archive that is written.</summary>
    public string? Output { get; set; }

    internal override void AddTo(ProcessArgumentBuilder arguments) => arguments.Add("--output", Output);
}
