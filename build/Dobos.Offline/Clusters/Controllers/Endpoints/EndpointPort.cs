using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Controllers.Endpoints;

/// <summary>A port of a Service at its pods.</summary>
internal sealed record EndpointPort(string Name, int Number, string Protocol)
{
    public string? AppProtocol { get; init; }

    /// <summary>In a slice the name is always there; in Endpoints an empty one is not.</summary>
    public JsonObject Write(bool always)
    {
        JsonObject port = [];
        if (always || Name.Length > 0)
            port["name"] = Name;
        port["port"] = Number;
        port["protocol"] = Protocol;
        if (AppProtocol is not null)
            port["appProtocol"] = AppProtocol;
        return port;
    }
}
