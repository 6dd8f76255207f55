namespace Dobos.Registries.Auth;

/// <summary>What a token is to be good for, as the token protocol writes it.</summary>
internal sealed class Scope
{
    private readonly SortedDictionary<string, SortedSet<string>> _actions;

    private Scope(SortedDictionary<string, SortedSet<string>> actions) => _actions = actions;

    public static Scope None { get; } = new([]);

    public IEnumerable<string> Parts => _actions.Select(one => $"{one.Key}:{string.Join(',', one.Value)}");

    public static Scope Pull(string repository) => Parse($"repository:{repository}:pull");

    public static Scope Push(string repository) => Parse($"repository:{repository}:pull,push");

    public static Scope Delete(string repository) => Parse($"repository:{repository}:delete,pull");

    public static Scope Parse(string? text)
    {
        SortedDictionary<string, SortedSet<string>> actions = new(StringComparer.Ordinal);
        foreach (var part in (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.LastIndexOf(':');
            if (colon > 0)
                Of(actions, part[..colon]).UnionWith(part[(colon + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries));
        }

        return new(actions);
    }

    public Scope With(Scope other) => Parse($"{this} {other}");

    public override string ToString() => string.Join(' ', Parts);

    private static SortedSet<string> Of(SortedDictionary<string, SortedSet<string>> actions, string resource) =>
        actions.TryGetValue(resource, out var found) ? found : actions[resource] = new(StringComparer.Ordinal);
}
