using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cake.Core;
using Cake.Core.IO;
using Cake.Helm;
using Cake.Helm.Failures;
using Cake.Helm.History;
using Cake.Helm.Releases;
using Cake.Helm.Rollback;
using Cake.Helm.Uninstall;
using Cake.Helm.Upgrade;
using Cake.Kubectl;
using Cake.Kubectl.Failures;
using Cake.Kubectl.Get;
using Cake.Kubectl.Label;
using Cake.Kubectl.Logs;
using Cake.Kubectl.Write;

namespace Dobos.Clusters;

/// <summary>One namespace of a cluster, and helm and kubectl at it.</summary>
public sealed class ClusterSession(ICakeContext cake, ClusterAccess access, ClusterTools tools, string inNamespace)
{
    // Helm waits until pods are ready; what a cluster then takes to answer one request is its own affair.
    private static readonly TimeSpan Request = TimeSpan.FromSeconds(30);

    public ClusterAccess Access => access;

    public string Namespace => inNamespace;

    /// <summary>Empty where there is no such release.</summary>
    public IReadOnlyList<HelmRevision> History(string release) => Ask(() =>
    {
        try
        {
            return cake.HelmHistory(release, Helm(new HelmHistorySettings()));
        }
        catch (HelmReleaseNotFoundException)
        {
            return [];
        }
    });

    /// <summary>The labels of each revision, by the name of the Secret that it is kept in; what that holds is not read.</summary>
    public IReadOnlyList<KubectlLabelled> Revisions(string release) => Ask(() => cake.KubectlLabels("secrets", Kubectl(new KubectlGetSettings { Selector = $"owner=helm,name={release}" })));

    public JsonElement Values(string release, int revision) => Ask(() => cake.HelmGetValues(release, Helm(new Cake.Helm.Get.HelmGetSettings { Revision = revision })));

    public void Upgrade(string release, string chart, HelmUpgradeSettings settings) => Ask(() => cake.HelmUpgrade(release, chart, Helm(settings)));

    public void Rollback(string release, int revision, HelmRollbackSettings settings) => Ask(() => cake.HelmRollback(release, revision, Helm(settings)));

    public void Uninstall(string release) => Ask(() => cake.HelmUninstall(release, Helm(new HelmUninstallSettings { IgnoreNotFound = true, Wait = HelmWait.Ready })));

    public void LabelRevision(string release, int revision, IReadOnlyDictionary<string, string?> labels) =>
        Ask(() => cake.KubectlLabel("secret", $"sh.helm.release.v1.{release}.v{revision.ToString(CultureInfo.InvariantCulture)}", labels, Kubectl(new KubectlLabelSettings { Overwrite = true })));

    public JsonNode? Find(string kind, string name) => Ask(() =>
    {
        try
        {
            return cake.KubectlGet(kind, name, Kubectl(new KubectlGetSettings()));
        }
        catch (KubectlNotFoundException)
        {
            return null;
        }
    });

    public IReadOnlyList<JsonNode> List(string kind, string? selector) => Ask(() => cake.KubectlList(kind, Kubectl(new KubectlGetSettings { Selector = selector })));

    public string Logs(string selector) => Ask(() => cake.KubectlLogs(what: null, Kubectl(new KubectlLogsSettings { Selector = selector, Tail = 200 })));

    /// <summary>Throws <see cref="KubectlAlreadyExistsException"/> where somebody was first.</summary>
    public void Create(JsonNode manifest) => Ask(() => cake.KubectlCreate(manifest.ToJsonString(), Kubectl(new KubectlWriteSettings())));

    /// <summary>Throws <see cref="KubectlConflictException"/> where it has changed since.</summary>
    public void Replace(JsonNode manifest) => Ask(() => cake.KubectlReplace(manifest.ToJsonString(), Kubectl(new KubectlWriteSettings())));

    private T Helm<T>(T settings)
        where T : HelmClusterSettings
    {
        settings.ToolPath = tools.Helm;
        settings.KubeConfig = access.Kubeconfig is { } file ? FilePath.FromString(file) : null;
        settings.UserKubeConfig = access.Kubeconfig is null;
        settings.KubeContext = access.Context;
        settings.Namespace = inNamespace;
        return settings;
    }

    private T Kubectl<T>(T settings)
        where T : KubectlSettings
    {
        settings.ToolPath = tools.Kubectl;
        settings.KubeConfig = access.Kubeconfig is { } file ? FilePath.FromString(file) : null;
        settings.UserKubeConfig = access.Kubeconfig is null;
        settings.Context = access.Context;
        settings.Namespace = inNamespace;
        settings.RequestTimeout = Request;
        settings.CacheFolder = tools.Cache;
        return settings;
    }

    private T Ask<T>(Func<T> question)
    {
        try
        {
            return question();
        }
        catch (Exception silent) when (silent is HelmUnreachableException or KubectlUnreachableException)
        {
            throw new ClusterUnreachableException(access, silent);
        }
    }
}
