namespace Calc.Contracts;

/// <summary>Which code answers, and where it runs.</summary>
public sealed record PingResponse(string Service, string Version, string Commit, string Host, string Slot);
