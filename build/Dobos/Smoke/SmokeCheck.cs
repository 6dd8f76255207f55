using System.Text.Json;

namespace Dobos.Smoke;

/// <summary>One request and what must come back, as service.json has it.</summary>
public sealed record SmokeCheck(string Path, int Status)
{
    public string Method { get; init; } = "GET";

    /// <summary>What is sent, as JSON; null for nothing.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>What the answer must hold; it may hold more.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>An answer that takes longer is a wrong one.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(5);

    public override string ToString() => $"{Method} {Path}";
}
