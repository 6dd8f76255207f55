using System.Text.Json;
using Dobos.Registries.Auth;
using Dobos.Registries.Wire;

namespace Dobos.Registries;

/// <summary>The tags of a repository.</summary>
public sealed class Tags
{
    private const int PageSize = 1000;

    private readonly Session _session;
    private readonly string _repository;

    internal Tags(Session session, string repository) => (_session, _repository) = (session, repository);

    /// <summary>All of them, in the registry's order; none when there is no such repository.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellation) =>
        await new Pages(_session, $"the tags of '{_repository}'", Scope.Pull(_repository))
            .ReadAsync(_session.At($"{_repository}/tags/list?n={PageSize}"), Names, cancellation) ?? [];

    private static IEnumerable<string> Names(JsonElement page) =>
        page.TryGetProperty("tags", out var tags) && tags.ValueKind is JsonValueKind.Array
            ? tags.EnumerateArray().Select(tag => tag.GetString()!)
            : [];
}
