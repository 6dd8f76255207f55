using Cake.Core;
using Dobos.Checkouts;

namespace Dobos.Boxes;

/// <summary>Finds the box where it runs; builds and starts it where it does not, or where it is of another build.</summary>
internal sealed class BoxLaunch(ICakeContext cake, Checkout checkout, BoxFolder folder, TimeProvider clock)
{
    private readonly Lazy<string> _build = new(new BoxSource(checkout).Name);

    public async Task<BoxCard> RunningAsync(CancellationToken cancellation)
    {
        if (Running() is { } found)
            return found;

        folder.Make();
        using var door = await folder.EnterAsync(clock, cancellation);
        if (Running() is { } meanwhile)
            return meanwhile;

        var program = new BoxCompiler(cake, checkout, folder).Compile(_build.Value, cancellation);
        await new BoxEnd(folder, clock).EndAsync(cancellation);
        return await new BoxStarter(folder, clock).StartAsync(program, _build.Value, cancellation);
    }

    private BoxCard? Running() => BoxCard.Read(folder.Card) is { } card && card.Build == _build.Value && folder.IsServed() ? card : null;
}
