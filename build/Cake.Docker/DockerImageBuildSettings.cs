using Cake.Core.IO;

namespace Cake.Docker;

public sealed class DockerImageBuildSettings : DockerSettings
{
    /// <summary>Arguments of the build, as NAME=value. Everyone on this machine may read them, and the image keeps them: they are for nothing secret.</summary>
    public string[]? BuildArg { get; set; }

    /// <summary>The Dockerfile; that of the context when null.</summary>
    public string? File { get; set; }

    /// <summary>The file that the image's ID is written to.</summary>
    public string? Iidfile { get; set; }

    public string[]? Label { get; set; }

    public string[]? Tag { get; set; }

    /// <summary>The stage that is built; the last one when null.</summary>
    public string? Target { get; set; }

    internal override void AddTo(ProcessArgumentBuilder arguments) => arguments
        .AddEach("--build-arg", BuildArg)
        .Add("--file", File)
        .Add("--iidfile", Iidfile)
        .AddEach("--label", Label)
        .AddEach("--tag", Tag)
        .Add("--target", Target);
}
