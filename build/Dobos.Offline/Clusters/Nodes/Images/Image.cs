using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>An image that is on this machine, its files under <paramref name="Root"/>, which belongs to all and is never written to.</summary>
internal sealed record Image(string Id, long Size, string Root, JsonObject Config)
{
    /// <summary>The file of its config, and those of its layers from the lowest, as they were pulled.</summary>
    public required string ConfigFile { get; init; }

    public required IReadOnlyList<string> Layers { get; init; }

    public IReadOnlyList<string> Entrypoint => Texts("Entrypoint");

    public IReadOnlyList<string> Command => Texts("Cmd");

    public string WorkingDir => Config[nameof(WorkingDir)].AsText() is { Length: > 0 } folder ? folder : "/";

    public string? StopSignal => Config[nameof(StopSignal)].AsText();

    public IReadOnlyDictionary<string, string> Environment => Texts("Env").Select(one => one.Split('=', 2)).Where(pair => pair is [{ Length: > 0 }, var value] && !value.Contains('\0', StringComparison.Ordinal)).GroupBy(pair => pair[0]).ToDictionary(group => group.Key, group => group.Last()[1]);

    /// <summary>The TCP ports that it says it listens on.</summary>
    public IReadOnlyList<int> Ports =>
        [.. (Config["ExposedPorts"] as JsonObject ?? []).Select(port => port.Key.Split('/')).Where(parts => parts is [_] or [_, "tcp"]).Select(parts => int.TryParse(parts[0], out var number) ? number : 0).Where(number => number is > 0 and <= 65_535)];

    private string[] Texts(string name) => [.. (Config[name] as JsonArray ?? []).Select(item => item.AsText() ?? "")];
}
