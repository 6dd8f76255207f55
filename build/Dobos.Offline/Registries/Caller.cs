namespace Dobos.Offline.Registries;

/// <summary>Who asks, and what its token grants; a password grants all that its account may do.</summary>
internal sealed record Caller(Account Account, IReadOnlyList<Scope>? Granted)
{
    public bool Has(Scope wanted) => Granted is null ? Account.May(wanted) : Granted.Any(granted => granted.Covers(wanted));
}
