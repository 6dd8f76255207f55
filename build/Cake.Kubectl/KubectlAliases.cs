using System.Text.Json.Nodes;
using Cake.Core;
using Cake.Core.Annotations;
using Cake.Kubectl.Auth;
using Cake.Kubectl.Delete;
using Cake.Kubectl.Diff;
using Cake.Kubectl.Get;
using Cake.Kubectl.Label;
using Cake.Kubectl.Logs;
using Cake.Kubectl.Rollout;
using Cake.Kubectl.Version;
using Cake.Kubectl.Wait;
using Cake.Kubectl.Write;

namespace Cake.Kubectl;

/// <summary>kubectl 1.33 or later.</summary>
[CakeAliasCategory("Kubectl")]
public static class KubectlAliases
{
    /// <summary>One object.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Get")]
    [CakeNamespaceImport("Cake.Kubectl.Get")]
    public static JsonNode KubectlGet(this ICakeContext context, string kind, string name, KubectlGetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlGetter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Get(kind, name, settings);
    }

    /// <summary>The objects that the settings select.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Get")]
    [CakeNamespaceImport("Cake.Kubectl.Get")]
    public static IReadOnlyList<JsonNode> KubectlList(this ICakeContext context, string kind, KubectlGetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlGetter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).List(kind, settings);
    }

    /// <summary>Names and labels of the objects that the settings select, and nothing that is in them.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Get")]
    [CakeNamespaceImport("Cake.Kubectl.Get")]
    public static IReadOnlyList<KubectlLabelled> KubectlLabels(this ICakeContext context, string kind, KubectlGetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlGetter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Labels(kind, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Write")]
    [CakeNamespaceImport("Cake.Kubectl.Write")]
    public static KubectlOutput KubectlApply(this ICakeContext context, string manifest, KubectlWriteSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlWriter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Apply(manifest, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Write")]
    [CakeNamespaceImport("Cake.Kubectl.Write")]
    public static KubectlOutput KubectlCreate(this ICakeContext context, string manifest, KubectlWriteSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlWriter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Create(manifest, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Write")]
    [CakeNamespaceImport("Cake.Kubectl.Write")]
    public static KubectlOutput KubectlReplace(this ICakeContext context, string manifest, KubectlWriteSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlWriter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Replace(manifest, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Delete")]
    [CakeNamespaceImport("Cake.Kubectl.Delete")]
    public static KubectlOutput KubectlDelete(this ICakeContext context, string kind, IReadOnlyCollection<string> names, KubectlDeleteSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlDeleter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Delete(kind, names, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Label")]
    [CakeNamespaceImport("Cake.Kubectl.Label")]
    public static KubectlOutput KubectlLabel(this ICakeContext context, string kind, string name, IReadOnlyDictionary<string, string?> labels, KubectlLabelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlLabeller(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Label(kind, name, labels, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Logs")]
    [CakeNamespaceImport("Cake.Kubectl.Logs")]
    public static string KubectlLogs(this ICakeContext context, string? what, KubectlLogsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlLogReader(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Read(what, settings);
    }

    /// <summary>Hands over line by line, also what is yet to come, until the pods end or somebody cancels.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Logs")]
    [CakeNamespaceImport("Cake.Kubectl.Logs")]
    public static void KubectlFollowLogs(this ICakeContext context, string? what, KubectlLogsSettings settings, Action<string> receive, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        new KubectlLogReader(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Follow(what, settings, receive, cancellation);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Rollout")]
    [CakeNamespaceImport("Cake.Kubectl.Rollout")]
    public static KubectlOutput KubectlRolloutStatus(this ICakeContext context, string what, KubectlRolloutSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlRollout(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Status(what, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Rollout")]
    [CakeNamespaceImport("Cake.Kubectl.Rollout")]
    public static string KubectlRolloutHistory(this ICakeContext context, string what, KubectlRolloutSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlRollout(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).History(what, settings);
    }

    /// <summary>Compares a manifest with what is in the cluster.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Diff")]
    [CakeNamespaceImport("Cake.Kubectl.Diff")]
    public static KubectlDifferences KubectlDiff(this ICakeContext context, string manifest, KubectlDiffSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlDiffer(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Diff(manifest, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Wait")]
    [CakeNamespaceImport("Cake.Kubectl.Wait")]
    public static KubectlOutput KubectlWait(this ICakeContext context, string what, string condition, KubectlWaitSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlWaiter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Wait(what, condition, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Auth")]
    [CakeNamespaceImport("Cake.Kubectl.Auth")]
    public static bool KubectlAuthCanI(this ICakeContext context, string verb, string resource, KubectlAuthSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlAuthorizer(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).CanI(verb, resource, settings);
    }

    /// <summary>The versions of kubectl and of the cluster.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Version")]
    [CakeNamespaceImport("Cake.Kubectl.Version")]
    public static KubectlVersions KubectlVersion(this ICakeContext context, KubectlVersionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new KubectlVersioner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Version(settings);
    }
}
