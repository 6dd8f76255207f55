namespace Dobos.Offline.Registries;

/// <summary>What a token is for, as in repository:orders:pull,push.</summary>
internal sealed record Scope(string Type, string Name, IReadOnlyList<string> Actions)
{
    public static readonly Scope Catalog = new("registry", "catalog", ["*"]);

    public static Scope Of(RepositoryName repository, params IReadOnlyList<string> actions) => new("repository", repository.Text, actions);

    /// <summary>The scopes of one parameter; what is none is passed over, as a registry that knows fewer kinds would.</summary>
    public static IEnumerable<Scope> Parse(string text) =>
        from scope in text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let first = scope.IndexOf(':', StringComparison.Ordinal)
        let last = scope.LastIndexOf(':')
        where first > 0 && last > first
        select new Scope(scope[..first], scope[(first + 1)..last], scope[(last + 1)..].Split(','));

    /// <summary>What of it the account may do; '*' is all of that.</summary>
    public Scope GrantedTo(Account account) =>
        Type is "repository" ? this with { Actions = Actions.Contains("*") ? account.Actions : [.. Actions.Where(account.May)] } : this;

    public bool Covers(Scope wanted) =>
        Type == wanted.Type && Name == wanted.Name && wanted.Actions.All(Actions.Contains);

    public override string ToString() => $"{Type}:{Name}:{string.Join(',', Actions)}";
}
