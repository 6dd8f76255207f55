namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>In which way a container is run.</summary>
internal enum RunMode
{
    /// <summary>A .NET app by the dotnet that runs the box.</summary>
    HostDotnet,

    Engine,

    /// <summary>In the files of its image, by namespaces.</summary>
    OwnRoot,

    /// <summary>As a program that needs nothing.</summary>
    Bare,
}

/// <summary>Decides it, by what the container needs and what the machine has.</summary>
internal sealed record RunNeeds(bool IsDotnet, bool ReachesMounts, bool HasOwnRuntime, bool IsStandalone)
{
    /// <summary>Null when there is no way.</summary>
    public RunMode? Choose(bool hasEngine, bool hasNamespaces) => this switch
    {
        { IsDotnet: true, ReachesMounts: true } => RunMode.HostDotnet,
        { IsDotnet: true, HasOwnRuntime: true } when hasNamespaces => RunMode.OwnRoot,
        _ when hasEngine => RunMode.Engine,
        { IsDotnet: false } when hasNamespaces => RunMode.OwnRoot,
        { IsDotnet: false, IsStandalone: true, ReachesMounts: true } => RunMode.Bare,
        _ => null,
    };

    /// <summary>Why there is none, and what would help.</summary>
    public string Refusal(string image) => IsDotnet
        ? $"a volume of {image} is mounted outside of the app's own folder and /tmp, where an app that runs as a process of this machine does not look: mount it below the app's folder, or let this machine have user namespaces or a Docker engine"
        : $"{image} holds no .NET app, and this machine has neither a Docker engine nor user namespaces to run it: start Docker, or allow unprivileged user namespaces";
}
