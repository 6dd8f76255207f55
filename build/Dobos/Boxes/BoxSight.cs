using Dobos.Checkouts;

namespace Dobos.Boxes;

/// <summary>Looks whether a box serves this checkout, and touches nothing.</summary>
public sealed class BoxSight(Checkout checkout)
{
    public bool Runs => BoxFolder.Of(checkout).IsServed();

    public bool HasState => Directory.Exists(BoxFolder.Of(checkout).State);
}
