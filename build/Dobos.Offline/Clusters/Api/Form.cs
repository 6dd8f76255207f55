namespace Dobos.Offline.Clusters.Api;

/// <summary>In which form objects are answered.</summary>
internal enum Form
{
    Whole,
    Table,
    MetadataOnly,
}
