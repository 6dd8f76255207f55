using Dobos.Checkouts;

namespace Dobos.Builds;

/// <summary>What restoring and building a set of projects depends on. It only looks, so that a plan may ask it.</summary>
public sealed class Agenda(Checkout checkout, Func<string, string?> variable)
{
    private readonly StampStore _stamps = new(checkout);
    private readonly Inputs _inputs = new(checkout, variable);

    public bool IsCI => Truth.Of(variable("CI")) || Truth.Of(variable("TF_BUILD"));

    public Work Restore(ProjectSet set)
    {
        var closure = _inputs.Closure(set);
        return new Work(_stamps, $"restore-{set.Key}", [$"locked {IsCI}", .. _inputs.Variables(closure)], () => _inputs.OfRestore(closure));
    }

    public Work Build(ProjectSet set) => Reading(set, $"build-{set.Key}", []);

    /// <summary>Any work whose outcome follows from the sources of these projects and the given terms.</summary>
    public Work Reading(ProjectSet set, string name, IReadOnlyList<string> terms)
    {
        var closure = _inputs.Closure(set);
        return new Work(_stamps, name, [.. terms, .. _inputs.Variables(closure)], () => _inputs.All(closure));
    }

    /// <summary>The same for work that is done with files and folders, whatever projects say.</summary>
    public Work Reading(IReadOnlyCollection<string> places, string name, IReadOnlyList<string> terms) => new(_stamps, name, terms, () => _inputs.All(places));
}
