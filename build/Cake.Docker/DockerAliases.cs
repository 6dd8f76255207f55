using Cake.Core;
using Cake.Core.Annotations;

namespace Cake.Docker;

/// <summary>The verbs of docker that building an image takes. There is none to log in with: a password would stand on the command line.</summary>
[CakeAliasCategory("Docker")]
public static class DockerAliases
{
    /// <summary>Builds an image of a folder; with DOCKER_BUILDKIT=1 among the settings' variables by BuildKit.</summary>
    [CakeMethodAlias]
    public static void DockerBuild(this ICakeContext context, DockerImageBuildSettings? settings, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(path);
        DockerRunner<DockerImageBuildSettings>.In(context).Run("build", settings ?? new(), path);
    }

    /// <summary>Runs a container to its end; what it prints is printed.</summary>
    [CakeMethodAlias]
    public static void DockerRunWithoutResult(this ICakeContext context, DockerContainerRunSettings? settings, string image, string command, params string[] args)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(image);
        DockerRunner<DockerContainerRunSettings>.In(context).Run("run", settings ?? new(), string.IsNullOrEmpty(command) ? [image] : [image, command, .. args]);
    }

    /// <summary>Copies between a container and this machine; a container's path is written as NAME:PATH.</summary>
    [CakeMethodAlias]
    public static void DockerCp(this ICakeContext context, string from, string to, DockerContainerCpSettings? settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(from);
        ArgumentException.ThrowIfNullOrEmpty(to);
        DockerRunner<DockerContainerCpSettings>.In(context).Run("cp", settings ?? new(), from, to);
    }

    [CakeMethodAlias]
    public static void DockerRm(this ICakeContext context, DockerContainerRmSettings? settings, params string[] containers)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(containers);
        DockerRunner<DockerContainerRmSettings>.In(context).Run("rm", settings ?? new(), containers);
    }

    /// <summary>Writes images into an archive.</summary>
    [CakeMethodAlias]
    public static void DockerSave(this ICakeContext context, DockerImageSaveSettings? settings, params string[] images)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(images);
        DockerRunner<DockerImageSaveSettings>.In(context).Run("save", settings ?? new(), images);
    }
}
