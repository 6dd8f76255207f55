using Dobos.Failures;
using Dobos.Processes;

namespace Dobos.Boxes;

/// <summary>Starts a box and waits until it serves.</summary>
internal sealed class BoxStarter(BoxFolder folder, TimeProvider clock)
{
    private const string Serving = "serving";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<BoxCard> StartAsync(string program, string build, CancellationToken cancellation)
    {
        if (File.Exists(folder.Log))
            File.Move(folder.Log, $"{folder.Log}.before", overwrite: true);
        using var process = Detached.Start(Environment.ProcessPath ?? "dotnet", ["exec", program, folder.Path, build], folder.Log);
        using CancellationTokenSource deadline = new(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            var said = await process.StandardOutput.ReadLineAsync(either.Token);
            if (said != Serving)
                throw new BoxNotStartedException(said ?? LastWords());
            return BoxCard.Read(folder.Card) ?? throw new BoxNotStartedException($"{folder.Card} is gone again");
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            process.Kill();
            throw new BoxNotStartedException($"it did not serve within {Patience.TotalSeconds:0} s", late);
        }
    }

    private string LastWords() =>
        File.Exists(folder.Log) && File.ReadLines(folder.Log).FirstOrDefault(line => line.Length > 0) is { } line ? line.Trim() : "it said nothing";

    private sealed class BoxNotStartedException(string reason, Exception? inner = null) : DobosException(
        ExitCode.Failed, $"The offline box did not start ({reason.TrimEnd('.')}); the whole of it is in artifacts/offline/box.log.", inner);
}
