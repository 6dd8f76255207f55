using System.Diagnostics;
using Dobos.Failures;

namespace Dobos.Boxes;

/// <summary>Ends a box: asks it, and where it does not listen makes an end of its process. Whoever calls holds the door.</summary>
internal sealed class BoxEnd(BoxFolder folder, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>True when there was one.</summary>
    public async Task<bool> EndAsync(CancellationToken cancellation)
    {
        if (!folder.IsServed())
            return false;

        if (BoxCard.Read(folder.Card) is null && await IsGoneAsync(cancellation))
            return true;

        // Without a card a box ends by itself, unless it was just starting when whoever had started it was killed.
        var card = BoxCard.Read(folder.Card) ?? throw new BoxStaysException(folder);
        if (await HearsAsync(card, cancellation) && await IsGoneAsync(cancellation))
            return true;

        Kill(card);
        return await IsGoneAsync(cancellation) ? true : throw new BoxStaysException(folder);
    }

    private async Task<bool> HearsAsync(BoxCard card, CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = new(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        using BoxWire wire = new(card);
        try
        {
            await wire.StopAsync(either.Token);
            return true;
        }
        catch (Exception deaf) when (deaf is BoxUnreachableException or BoxAnswerException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
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

    private static void Kill(BoxCard card)
    {
        try
        {
            using var process = Process.GetProcessById(card.Process);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It ended meanwhile.
        }
    }

    private sealed class BoxStaysException(BoxFolder folder)
        : DobosException(ExitCode.Failed, $"The offline box does not end: another process holds {folder.Claim}; end that process ('fuser {folder.Claim}' tells which) and run this again.");
}
