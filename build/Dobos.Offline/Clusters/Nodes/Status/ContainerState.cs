using Dobos.Offline.Clusters.Nodes.Specs;

namespace Dobos.Offline.Clusters.Nodes.Status;

/// <summary>What is known of one container of a pod.</summary>
internal sealed record ContainerState(ContainerSpec Spec, Moment Now)
{
    /// <summary>How it ended the last time.</summary>
    public Terminated? Last { get; init; }

    public int Restarts { get; init; }

    public bool IsReady { get; init; }

    /// <summary>Its startup probe has passed, or it has none and runs.</summary>
    public bool IsStarted { get; init; }

    public string Image { get; init; } = Spec.Image;

    public string ImageId { get; init; } = "";

    public string Id { get; init; } = "";

    public bool HasSucceeded => Now is Terminated { ExitCode: 0 };

    /// <summary>It has run, in this life of the box or before.</summary>
    public bool HasRun => Now is Terminated || Last is not null;

    public ContainerState Wait(string reason, string? message = null) => this with { Now = new Waiting(reason, message), Last = Now as Terminated ?? Last };

    public ContainerState Run(DateTimeOffset now, string id, string imageId) =>
        this with { Now = new Running(now), Last = Now as Terminated ?? Last, Restarts = HasRun ? Restarts + 1 : Restarts, Id = id, ImageId = imageId };

    public ContainerState End(Terminated ended) => this with { Now = ended, Last = Now as Terminated ?? Last, IsReady = false, IsStarted = false };
}

internal abstract record Moment;

internal sealed record Waiting(string Reason, string? Message = null) : Moment;

internal sealed record Running(DateTimeOffset Since) : Moment;

internal sealed record Terminated(int ExitCode, string Reason, string? Message, DateTimeOffset Started, DateTimeOffset Finished, string Id) : Moment
{
    private const int Signalled = 128;

    public static Terminated By(int exitCode, string? message, DateTimeOffset started, DateTimeOffset finished, string id) => new(exitCode, exitCode == 0 ? "Completed" : "Error", message, started, finished, id);

    /// <summary>The number of the signal that ended it, as runtimes tell it by the exit code.</summary>
    public int? Signal => ExitCode is > Signalled and < Signalled + 65 ? ExitCode - Signalled : null;
}
