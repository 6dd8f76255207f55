namespace Dobos.Offline.Clusters.Objects;

internal sealed record Condition(string Type, string Status, string Reason, string Message);
