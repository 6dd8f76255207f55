using System.Text.Json;
using Dobos.Offline.Sites;

namespace Dobos.Offline.Boxes;

/// <summary>One thing that the box serves under a name, and what a client must know to use it.</summary>
internal sealed record Served(string Name, Site Site, IReadOnlyDictionary<string, string> Facts)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("name", Name);
        json.WriteString("address", Site.Address.ToString());
        foreach (var (fact, value) in Facts)
            json.WriteString(fact, value);
    }
}
