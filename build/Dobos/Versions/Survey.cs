namespace Dobos.Versions;

/// <summary>What one walk through the history tells of all services.</summary>
internal sealed record Survey(GitPlace Place, WorkingCopy Copy, IReadOnlyDictionary<string, ServiceState> States);
