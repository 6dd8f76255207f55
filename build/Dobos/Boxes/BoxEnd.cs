using System.ComponentModel;
using System.Diagnostics;
using Dobos.Failures;

namespace Dobos.Boxes;

/// <summary>Ends a box: asks it, and where it does not listen makes an end of its process. Whoever calls holds the door.</summary>
internal sealed class BoxEnd(BoxFolder folder, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // The system counts from its start, which is not known to the millisecond.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    /// <summary>True when there was one.</summary>
    public async Task<bool> EndAsync(CancellationToken cancellation)
    {
        if (!folder.IsServed())
            return false;

        if (BoxCard.Read(folder.Card) is { } card)
            await AskAsync(card, cancellation);

        // Without its card a box ends by itself, unless it was just starting when whoever had started it was killed.
        if (await IsGoneAsync(cancellation))
            return true;

        Kill(BoxCard.Read(folder.Card) ?? throw new BoxStaysException(folder));
        return await IsGoneAsync(cancellation) ? true : throw new BoxStaysException(folder);
    }

    private async Task AskAsync(BoxCard card, CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = new(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        using BoxWire wire = new(card);
        try
        {
            await wire.StopAsync(either.Token);
        }
        catch (Exception deaf) when (deaf is BoxUnreachableException or BoxAnswerException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // It may be going, or hang.
        }
    }

    private async Task<bool> IsGoneAsync(CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = new(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            using var claim = await FileClaim.TakeAsync(folder.Claim, clock, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Kill(BoxCard card)
    {
        try
        {
            using var process = Process.GetProcessById(card.Process);
            if (IsBox(process))
                process.Kill();
        }
        catch (Exception spared) when (spared is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended meanwhile, or is not ours to end.
        }
    }

    /// <summary>Whoever began after the card was written only has the number that a box once had.</summary>
    private bool IsBox(Process process) => process.StartTime <= File.GetLastWriteTime(folder.Card) + Slack;

    private sealed class BoxStaysException(BoxFolder folder)
        : DobosException(ExitCode.Failed, $"The offline box does not end: another process holds {folder.Claim}; end that process ('fuser {folder.Claim}' tells which) and run this again.");
}
