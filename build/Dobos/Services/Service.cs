using Dobos.Smoke;

namespace Dobos.Services;

/// <summary>A service of this repository, as its service.json says. All paths are absolute.</summary>
public sealed record Service(string Name, string Folder)
{
    /// <summary>The first two numbers of its versions; the third is counted.</summary>
    public required string MajorMinor { get; init; }

    public required string Project { get; init; }

    public required IReadOnlyList<string> Tests { get; init; }

    public required IReadOnlyList<string> IntegrationTests { get; init; }

    public required string Chart { get; init; }

    public required ServiceImage Image { get; init; }

    /// <summary>Name in the environment's vault, and the chart value that it goes to.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Name in the environment's vault, and the variable that the pod finds it in.</summary>
    public required IReadOnlyDictionary<string, string> Secrets { get; init; }

    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>What a deployed release must answer.</summary>
    public IReadOnlyList<SmokeCheck> Smoke { get; init; } = [];

    public SmokePatience SmokePatience { get; init; } = SmokePatience.Usual;

    /// <summary>Whether the release before can take over again.</summary>
    public bool GoesBack { get; init; } = true;
}
