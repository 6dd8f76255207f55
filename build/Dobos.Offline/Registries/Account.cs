namespace Dobos.Offline.Registries;

/// <summary>A user and what it may do at all; a token may grant less.</summary>
internal sealed record Account(string Name, params IReadOnlyList<string> Actions)
{
    public static readonly Account Push = new(Registry.PushUser, "pull", "push", "delete");
    public static readonly Account Pull = new(Registry.PullUser, "pull");

    public static Account? Named(string? name) => name switch
    {
        Registry.PushUser => Push,
        Registry.PullUser => Pull,
        _ => null,
    };

    public bool May(string action) => Actions.Contains(action);

    /// <summary>The list of repositories is open to whoever is known.</summary>
    public bool May(Scope scope) => scope.Type is not "repository" || scope.Actions.All(May);
}
