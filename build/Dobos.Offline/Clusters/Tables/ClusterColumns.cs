using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Tables;

/// <summary>Of what a cluster consists of, who may do what in it, and what happened.</summary>
internal static class ClusterColumns
{
    private const string Role = "node-role.kubernetes.io/";

    public static readonly IReadOnlyList<Column> Namespace = [Columns.Name, new("Status", content => content.Part("status").Text("phase") ?? ""), Columns.Age];

    public static readonly IReadOnlyList<Column> Node =
    [
        Columns.Name, new("Status", Status), new("Roles", Roles), Columns.Age, new("Version", content => content.Part("status", "nodeInfo").Text("kubeletVersion") ?? ""),
        Column.Wide("Internal-IP", content => Address(content, "InternalIP")), Column.Wide("External-IP", content => Address(content, "ExternalIP")),
        Column.Wide("OS-Image", content => content.Part("status", "nodeInfo").Text("osImage").Or("<unknown>")),
        Column.Wide("Kernel-Version", content => content.Part("status", "nodeInfo").Text("kernelVersion").Or("<unknown>")),
        Column.Wide("Container-Runtime", content => content.Part("status", "nodeInfo").Text("containerRuntimeVersion").Or("<unknown>")),
    ];

    public static readonly IReadOnlyList<Column> ServiceAccount = [Columns.Name, Column.Count("Secrets", content => content.Items("secrets").Count()), Columns.Age];

    public static readonly IReadOnlyList<Column> RoleBinding =
    [
        Columns.Name, new("Role", content => $"{content.Part("roleRef").Text("kind")}/{content.Part("roleRef").Text("name")}"), Columns.Age,
        Column.Wide("Users", content => Subjects(content, "User")), Column.Wide("Groups", content => Subjects(content, "Group")),
        Column.Wide("ServiceAccounts", content => Subjects(content, "ServiceAccount")),
    ];

    public static readonly IReadOnlyList<Column> Lease = [Columns.Name, new("Holder", content => content.Part("spec").Text("holderIdentity") ?? ""), Columns.Age];

    private static JsonNode Status(JsonObject node)
    {
        var ready = node.Part("status").Items("conditions").FirstOrDefault(condition => condition.Text("type") == "Ready").Text("status");
        var status = ready switch { "True" => "Ready", null => "Unknown", _ => "NotReady" };
        return node.Part("spec").IsTrue("unschedulable") ? $"{status},SchedulingDisabled" : status;
    }

    private static JsonNode Roles(JsonObject node) => (node.Part("metadata", "labels") ?? []).Select(label => label.Key)
        .Where(label => label.StartsWith(Role, StringComparison.Ordinal)).Select(label => label[Role.Length..]).Where(role => role.Length > 0).Order(StringComparer.Ordinal).Listed();

    private static JsonNode Address(JsonObject node, string type) => node.Part("status").Items("addresses").FirstOrDefault(address => address.Text("type") == type).Text("address").Or(Cells.None);

    private static JsonNode Subjects(JsonObject binding, string kind) => string.Join(", ", binding.Items("subjects")
        .Where(subject => subject.Text("kind") == kind)
        .Select(subject => subject.Text("namespace") is { Length: > 0 } inNamespace ? $"{inNamespace}/{subject.Text("name")}" : subject.Text("name")));
}
