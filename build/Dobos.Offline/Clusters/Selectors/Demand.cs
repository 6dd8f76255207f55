namespace Dobos.Offline.Clusters.Selectors;

internal enum Demand
{
    In,
    NotIn,
    Exists,
    DoesNotExist,
}
