using System.Globalization;
using System.Text.RegularExpressions;
using Cake.Helm.Releases;
using Cake.Kubectl.Get;
using Dobos.Clusters;

namespace Dobos.Deploying.Histories;

/// <summary>Reads what helm says of a release, and the labels that say what was proven.</summary>
internal static partial class HistoryReader
{
    public static ReleaseHistory Read(ClusterSession cluster, string service) => Of(service, cluster.History(service), cluster.Revisions(service));

    internal static ReleaseHistory Of(string service, IEnumerable<HelmRevision> history, IEnumerable<KubectlLabelled> secrets)
    {
        var labels = secrets.ToDictionary(secret => secret.Name, secret => secret.Labels);
        return new(service, [.. history.Select(row => Revision(row, labels.GetValueOrDefault($"sh.helm.release.v1.{service}.v{row.Revision.ToString(CultureInfo.InvariantCulture)}")))]);
    }

    private static Revision Revision(HelmRevision row, IReadOnlyDictionary<string, string>? labels) => new(row.Revision, State(row.Status), row.AppVersion ?? "", row.Updated)
    {
        ProvenNumber = Number(labels?.GetValueOrDefault(RevisionLabel.Verified)),
        Content = labels?.GetValueOrDefault(RevisionLabel.Content),
        BackTo = Back().Match(row.Description ?? "") is { Success: true } back ? Number(back.Groups[1].Value) : null,
    };

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static RevisionState State(string status) => Enum.TryParse<RevisionState>(status.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var state) ? state : RevisionState.Unknown;

    [GeneratedRegex("^Rollback to ([0-9]+)$")]
    private static partial Regex Back();
}
