namespace Dobos.Lint.Charts;

internal static class SecurityRules
{
    internal static IEnumerable<Finding> NonRoot(ChartRendering rendering) =>
        from container in rendering.Pods.SelectMany(pod => pod.Containers)
        let setting = RootSetting(container)
        where setting is not null
        select rendering.At(
            container, setting, "non-root",
            $"The {container} may run as root: set securityContext.runAsNonRoot to true, and runAsUser to no 0.");

    internal static IEnumerable<Finding> ReadOnlyRoot(ChartRendering rendering) =>
        from container in rendering.Pods.SelectMany(pod => pod.Containers)
        let setting = container.Security["readOnlyRootFilesystem"]
        where !setting.IsTrue
        select rendering.At(
            container, setting, "read-only-root",
            $"The {container} can write to its image's files: set securityContext.readOnlyRootFilesystem to true and mount an emptyDir "
            + "where it writes.");

    internal static IEnumerable<Finding> NoPrivileges(ChartRendering rendering) =>
        from container in rendering.Pods.SelectMany(pod => pod.Containers)
        where !IsUnprivileged(container.Security)
        select rendering.At(
            container, container.Security["allowPrivilegeEscalation"], "no-privileges",
            $"The {container} keeps privileges: set allowPrivilegeEscalation to false and drop the capabilities ALL.");

    internal static IEnumerable<Finding> NoSecretValues(ChartRendering rendering) =>
        rendering.Of("Secret")
            .Select(secret => rendering.At(
                secret, secret.Root["kind"], "no-secret",
                $"The chart renders {secret}, whose values helm keeps in its history: take the name of an existing Secret as a value."))
            .Concat(
                from container in rendering.Pods.SelectMany(pod => pod.Containers)
                from variable in container.Root["env"].Items
                where variable["value"].Exists && SecretNames.Match(variable["name"].Text ?? "")
                select rendering.At(
                    container, variable["value"], "no-secret",
                    $"The variable {variable["name"].Text} of {container} has its value in the manifest: take it from a Secret by secretKeyRef or envFrom."));

    // A container's own setting hides that of its pod.
    private static YamlValue? RootSetting(Container container)
    {
        var (own, pods) = (container.Security, container.Pod.Spec["securityContext"]);
        var (forced, user) = ((own["runAsNonRoot"].Exists ? own : pods)["runAsNonRoot"], (own["runAsUser"].Exists ? own : pods)["runAsUser"]);
        return !forced.IsTrue ? forced : user.Text == "0" ? user : null;
    }

    private static bool IsUnprivileged(YamlValue security) =>
        security["allowPrivilegeEscalation"].Text == "false"
        && !security["privileged"].IsTrue
        && security["capabilities"]["drop"].Items.Any(capability => capability.Text == "ALL");
}
