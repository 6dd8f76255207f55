namespace Dobos.Versions;

/// <summary>What git tells of one service: the count it has reached, what it is made of now, and which of that differs from the commit.</summary>
internal sealed record ServiceState(Line? Line, ServiceInputs Inputs, string InputsHash, IReadOnlyList<string> Files, IReadOnlyList<string> Edits);
