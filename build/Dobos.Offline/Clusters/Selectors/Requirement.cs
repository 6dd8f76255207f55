namespace Dobos.Offline.Clusters.Selectors;

/// <summary>One thing that a selector asks of a label: that it is one of some values, none of them, there, or not there.</summary>
internal sealed record Requirement(string Key, Demand Demand, IReadOnlyList<string> Values)
{
    public bool IsMetBy(IReadOnlyDictionary<string, string> labels)
    {
        var isThere = labels.TryGetValue(Key, out var value);
        return Demand switch
        {
            Demand.In => isThere && Values.Contains(value),
            Demand.NotIn => !isThere || !Values.Contains(value),
            Demand.Exists => isThere,
            _ => !isThere,
        };
    }
}
