using Dobos.Offline.Clusters.Nodes.Environments;
using Dobos.Offline.Clusters.Nodes.Images;
using Dobos.Offline.Clusters.Nodes.Specs;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>What is run in a container, and where: a pod's command replaces all that the image says, its args only what comes after.</summary>
internal sealed record EntryPoint(IReadOnlyList<string> Command, string WorkingDir)
{
    public static EntryPoint Of(ContainerSpec container, Image image, IReadOnlyDictionary<string, string> variables)
    {
        string[] command =
        [
            .. container.Command?.Select(part => Expansion.Expand(part, variables)) ?? image.Entrypoint,
            .. container.Args?.Select(part => Expansion.Expand(part, variables)) ?? (container.Command is null ? image.Command : []),
        ];
        if (command.Length == 0)
            throw new ContainerStartException("no command specified");

        return new(command, container.WorkingDir is { Length: > 0 } folder ? folder : image.WorkingDir);
    }
}
