using Cake.Core;
using Cake.Frosting;
using Dobos.Checkouts;
using Dobos.Environments;
using Dobos.Host.Running;
using Dobos.Host.Switching;
using Dobos.Printing;
using Dobos.Services;

namespace Dobos.Host;

/// <summary>What a task may ask: the switches, the checkout, and when to stop.</summary>
public sealed class BuildContext(
    ICakeContext context, Switches switches, Checkout checkout, ServiceCatalog services, EnvironmentCatalog environments, RedactedConsole console, Cancellation cancellation) : FrostingContext(context)
{
    private readonly Lazy<string?> _ban = new(() => Planning.BuildBan.Reason(switches, environments));

    public Switches Switches { get; } = switches;

    public Checkout Checkout { get; } = checkout;

    /// <summary>The services that the switches ask for.</summary>
    public IReadOnlyList<Service> Services => services.Require(Switches.Services);

    public EnvironmentCatalog Environments { get; } = environments;

    public CancellationToken Cancellation => cancellation.Token;

    /// <summary>Why a release is not built in this run, as half a sentence; null where it is.</summary>
    public string? BuildBan => _ban.Value;

    /// <summary>Whether a target that leads to a release has its work to do; says why not.</summary>
    public bool MayBuild()
    {
        if (BuildBan is { } reason)
            Console.WriteLine($"Not needed: {reason}.");
        return BuildBan is null;
    }

    /// <summary>The answer of a target that others may have run before; a machine wants the one that it asked for.</summary>
    public void Answer(string target, IReport report)
    {
        if (Switches.Targets.Contains(target, StringComparer.OrdinalIgnoreCase))
            Answer(report);
        else
            Console.WriteLine(report.ToText());
    }

    public void Answer(IReport report) => console.Answer.WriteLine(Switches.Json ? report.ToJson() : report.ToText());
}
