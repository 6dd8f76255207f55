using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Selectors;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Which objects a request is about: those of a kind, perhaps of one namespace, perhaps with certain labels and fields.</summary>
internal sealed record Selection(Kind Kind, string? Namespace, LabelSelector Labels, FieldSelector Fields)
{
    public static Selection Of(ApiCall call) => new(call.Kind, call.Path.Namespace is { Length: > 0 } inNamespace && call.Kind.Namespaced ? inNamespace : null, LabelSelector.Parse(call.Query("labelSelector")), FieldSelector.Parse(call.Query("fieldSelector"), call.Kind));

    public bool Has(Stored stored) =>
        stored.Key.Kind == Kind && (Namespace is null || stored.Key.Namespace == Namespace) && Labels.Matches(stored.Labels) && Fields.Matches(stored);

    public bool IsWhole => Labels.Requirements.Count == 0 && Fields.Terms.Count == 0;
}
