namespace Dobos.Offline.Clusters.Patches.Fields;

/// <summary>Fields that somebody applies and others own with another value.</summary>
internal static class ApplyConflict
{
    public static ClusterRefusedException Of(IReadOnlyList<(FieldOwner Owner, FieldSet Fields)> conflicts)
    {
        (string Owner, string Field)[] all = [.. conflicts.SelectMany(conflict => conflict.Fields.Paths().Select(path => (conflict.Owner.Text, Text(path))))];
        return new(409, "Conflict", Message(all)) { Causes = [.. all.Select(one => (one.Field, $"conflict with {one.Owner}"))] };
    }

    private static string Message((string Owner, string Field)[] all) => all switch
    {
        [var (owner, field)] => $"Apply failed with 1 conflict: conflict with {owner}: {field}",
        _ => $"Apply failed with {all.Length} conflicts: {string.Join('\n', all.GroupBy(one => one.Owner).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Group))}",
    };

    private static string Group(IGrouping<string, (string Owner, string Field)> group) => $"conflicts with {group.Key}:\n{string.Join('\n', group.Select(one => $"- {one.Field}"))}";

    private static string Text(IReadOnlyList<string> path) => string.Concat(path.Select(FieldStep.Text));
}
