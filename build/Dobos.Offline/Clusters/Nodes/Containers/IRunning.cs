namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>A container that was started, whatever it runs in.</summary>
internal interface IRunning : IAsyncDisposable
{
    string Id { get; }

    /// <summary>Ends with the exit code when all of it has ended and its last words are in the log.</summary>
    Task<int> Exited { get; }

    /// <summary>Asks it to end, by the signal that its image wants.</summary>
    void Ask();

    /// <summary>Ends it and all that it started.</summary>
    void Kill();

    /// <summary>Runs a command in the same place.</summary>
    Task<(int Code, string Output)> RunAsync(IReadOnlyList<string> command, CancellationToken cancellation);
}
