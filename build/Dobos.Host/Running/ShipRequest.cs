using Dobos.Checkouts;
using Dobos.Deploying.Shipping;
using Dobos.Host.Switching;

namespace Dobos.Host.Running;

/// <summary>How the switches, and the run that we are in, ask for a deploy.</summary>
public sealed class ShipRequest(Checkout checkout, Func<string, string?> variable)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AdoptWithin = TimeSpan.FromSeconds(20);

    public ShipOptions Options(Switches switches) => new(
        switches["--reason"] ?? Reason(),
        Timeout,
        AdoptWithin,
        switches.Has("--allow-downgrade"),
        Path.Combine(checkout.Artifacts, "deploy", "failed"));

    private string Reason() => string.Join(' ', new[]
    {
        variable("BUILD_SOURCEBRANCHNAME") ?? GitHead.Of(checkout.Root).Branch,
        variable("BUILD_BUILDNUMBER") is { Length: > 0 } build ? $"build {build}" : null,
        $"by {variable("BUILD_REQUESTEDFOR") ?? Environment.UserName}",
    }.OfType<string>());
}
