using Cake.Kubectl;
using Cake.Kubectl.Auth;
using Cake.Kubectl.Delete;
using Cake.Kubectl.Diff;
using Cake.Kubectl.Failures;
using Cake.Kubectl.Get;
using Cake.Kubectl.Label;
using Cake.Kubectl.Logs;
using Cake.Kubectl.Rollout;
using Cake.Kubectl.Version;
using Cake.Kubectl.Wait;
using Cake.Kubectl.Write;

namespace Dobos.Tests.Tools;

/// <summary>Every verb of the addin with every setting, at the real kubectl: a flag that it does not know is told before it looks for the cluster.</summary>
public sealed class KubectlFlagsTests : IDisposable
{
    private const string Manifest = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"orders"}}""";

    private readonly Nowhere _nowhere = new();
    private readonly RealCake _cake = new();

    public void Dispose() => _nowhere.Dispose();

    [Test]
    public Task Get() => UnreachableAsync(new KubectlGetSettings(), settings => _cake.KubectlGet("lease", "lock", settings));

    [Test]
    public Task List() => UnreachableAsync(new KubectlGetSettings { Selector = "a=b", FieldSelector = "metadata.name=a" }, settings => _cake.KubectlList("events", settings));

    [Test]
    public Task Labels() => UnreachableAsync(new KubectlGetSettings { Selector = "owner=helm" }, settings => _cake.KubectlLabels("secrets", settings));

    [Test]
    public Task Apply() =>
        UnreachableAsync(
            new KubectlWriteSettings { ServerSide = true, ForceConflicts = true, FieldManager = "dobos", DryRun = true, Validate = false, Answer = KubectlAnswer.Name },
            settings => _cake.KubectlApply(Manifest, settings));

    [Test]
    public Task Create() => UnreachableAsync(new KubectlWriteSettings { FieldManager = "dobos", DryRun = true, Answer = KubectlAnswer.Json }, settings => _cake.KubectlCreate(Manifest, settings));

    [Test]
    public Task Replace() => UnreachableAsync(new KubectlWriteSettings { FieldManager = "dobos", Answer = KubectlAnswer.Json }, settings => _cake.KubectlReplace(Manifest, settings));

    [Test]
    public Task Delete() =>
        UnreachableAsync(
            new KubectlDeleteSettings { IgnoreNotFound = true, NoWait = true, Timeout = TimeSpan.FromSeconds(1), Cascade = "background" },
            settings => _cake.KubectlDelete("secret", ["a", "b"], settings));

    [Test]
    public Task Label() =>
        UnreachableAsync(
            new KubectlLabelSettings { Overwrite = true, ResourceVersion = "1" },
            settings => _cake.KubectlLabel("secret", "a", new Dictionary<string, string?> { ["dobos/verified"] = "1", ["old"] = null }, settings));

    [Test]
    public Task Logs() =>
        UnreachableAsync(
            new KubectlLogsSettings { Selector = "a=b", AllContainers = true, Previous = true, Tail = 1, Since = TimeSpan.FromMinutes(1), Prefix = true, Timestamps = true, MaxRequests = 9 },
            settings => _cake.KubectlLogs(what: null, settings));

    [Test]
    public Task FollowLogs() => UnreachableAsync(new KubectlLogsSettings { Container = "web" }, settings => _cake.KubectlFollowLogs("orders", settings, _ => { }, CancellationToken.None));

    [Test]
    public Task RolloutStatus() =>
        UnreachableAsync(new KubectlRolloutSettings { Revision = 1, NoWatch = true, Timeout = TimeSpan.FromSeconds(1) }, settings => _cake.KubectlRolloutStatus("deployment/orders", settings));

    [Test]
    public Task RolloutHistory() => UnreachableAsync(new KubectlRolloutSettings { Revision = 1 }, settings => _cake.KubectlRolloutHistory("deployment/orders", settings));

    [Test]
    public Task Diff() => UnreachableAsync(new KubectlDiffSettings { ServerSide = true, ForceConflicts = true, FieldManager = "dobos" }, settings => _cake.KubectlDiff(Manifest, settings));

    [Test]
    public Task Wait() =>
        UnreachableAsync(new KubectlWaitSettings { Selector = "a=b", Timeout = TimeSpan.FromSeconds(1) }, settings => _cake.KubectlWait("pod", "jsonpath={.status.phase}=Running", settings));

    [Test]
    public Task AuthCanI() => UnreachableAsync(new KubectlAuthSettings { Subresource = "log" }, settings => _cake.KubectlAuthCanI("get", "pods", settings));

    [Test]
    public Task Version() => UnreachableAsync(new KubectlVersionSettings(), settings => _cake.KubectlVersion(settings));

    private async Task UnreachableAsync<T>(T settings, Action<T> verb)
        where T : KubectlSettings
    {
        settings.ToolPath = await RealTools.PathOfAsync("kubectl", "1.34.5");
        settings.KubeConfig = _nowhere.KubeConfig;
        settings.Context = "nowhere";
        settings.Namespace = "shop";
        settings.RequestTimeout = TimeSpan.FromSeconds(10);
        settings.CacheFolder = Path.Combine(_nowhere.Folder, "cache");
        Assert.Throws<KubectlUnreachableException>(() => verb(settings));
    }
}
