namespace Dobos.Offline.Clusters.Controllers;

internal sealed record Condition(string Type, string Status, string Reason, string Message);
