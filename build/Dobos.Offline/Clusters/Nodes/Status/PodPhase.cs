using Dobos.Offline.Clusters.Nodes.Specs;

namespace Dobos.Offline.Clusters.Nodes.Status;

/// <summary>The phase of a pod, by the rules of the kubelet.</summary>
internal static class PodPhase
{
    public const string Pending = nameof(Pending);
    public const string Running = nameof(Running);
    public const string Succeeded = nameof(Succeeded);
    public const string Failed = nameof(Failed);

    public static bool IsLast(string? phase) => phase is Succeeded or Failed;

    public static string Of(PodSpec pod, IReadOnlyList<ContainerState> init, IReadOnlyList<ContainerState> containers)
    {
        if (init.Any(one => !one.Spec.IsSidecar && one.Now is Terminated { ExitCode: not 0 }) && pod.RestartPolicy == "Never")
            return Failed;
        if (init.Any(one => one.Spec.IsSidecar ? !one.IsStarted && one.Now is not Terminated : !one.HasSucceeded))
            return Pending;
        if (containers.Any(one => one.Now is Waiting && one.Last is null))
            return Pending;
        if (containers.Any(one => one.Now is Status.Running))
            return Running;

        return pod.RestartPolicy switch
        {
            "Always" => Running,
            _ when containers.All(one => one.HasSucceeded) => Succeeded,
            "Never" => Failed,
            _ => Running,
        };
    }
}
