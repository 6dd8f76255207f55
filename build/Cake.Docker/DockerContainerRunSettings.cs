using Cake.Core.IO;

namespace Cake.Docker;

public sealed class DockerContainerRunSettings : DockerSettings
{
    public string[]? Label { get; set; }

    /// <summary>The container's name; docker's own choice when null.</summary>
    public string? Name { get; set; }

    /// <summary>Whether the container is deleted when it ends.</summary>
    public bool? Rm { get; set; }

    /// <summary>As source:target; the target alone is a volume without a name.</summary>
    public string[]? Volume { get; set; }

    internal override void AddTo(ProcessArgumentBuilder arguments) => arguments
        .AddEach("--label", Label)
        .Add("--name", Name)
        .AddWhen(Rm, "--rm")
        .AddEach("--volume", Volume);
}
