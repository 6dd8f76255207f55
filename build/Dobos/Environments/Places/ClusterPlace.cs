namespace Dobos.Environments.Places;

/// <summary>Which cluster an environment's services run in. Name and group of one on Azure are settings in its vault.</summary>
public abstract record ClusterPlace
{
    public sealed record OnAzure : ClusterPlace;

    public sealed record Context(string Name) : ClusterPlace;

    public sealed record InBox(string Name) : ClusterPlace;
}
