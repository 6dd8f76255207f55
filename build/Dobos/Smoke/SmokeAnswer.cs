namespace Dobos.Smoke;

/// <summary>What came back: a status and a text, or why nothing did.</summary>
internal sealed record SmokeAnswer(int? Status, string Body, TimeSpan Took, string? Silence = null);
