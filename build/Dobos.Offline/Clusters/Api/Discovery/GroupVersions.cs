using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Api.Discovery;

/// <summary>The kinds in their groups, of which each has one version here.</summary>
internal static class GroupVersions
{
    public static readonly IReadOnlyList<IGrouping<(string Group, string Version, string ApiVersion), Kind>> All = [.. KindTable.Rows.GroupBy(kind => (kind.Group, kind.Version, kind.ApiVersion))];

    public static string Path(string apiVersion) => apiVersion.Contains('/', StringComparison.Ordinal) ? $"apis/{apiVersion}" : $"api/{apiVersion}";
}
