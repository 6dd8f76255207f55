using System.Text.Json;
using Dobos.Offline.Sites;

namespace Dobos.Offline.Boxes;

/// <summary>One thing that the box serves under a name, and what a client must know to use it.</summary>
internal sealed record Served(string Name, string Address, Site Site, IReadOnlyDictionary<string, string> Facts) : IAsyncDisposable
{
    /// <summary>Takes what an environment has for it to begin with.</summary>
    public Action<IReadOnlyDictionary<string, string>> Seed { get; init; } = _ => { };

    /// <summary>Removes what is no longer needed.</summary>
    public Action Collect { get; init; } = () => { };

    /// <summary>What is closed after the last request.</summary>
    public IDisposable? Kept { get; init; }

    /// <summary>What goes on by itself, and is ended after the last request.</summary>
    public IAsyncDisposable? Runs { get; init; }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("name", Name);
        json.WriteString("address", Address);
        foreach (var (fact, value) in Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal))
            json.WriteString(fact, value);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        if (Runs is not null)
            await Runs.DisposeAsync();
        Kept?.Dispose();
    }
}
