using Cake.Helm;
using Cake.Helm.Failures;
using Cake.Helm.Get;
using Cake.Helm.History;
using Cake.Helm.List;
using Cake.Helm.Rollback;
using Cake.Helm.Show;
using Cake.Helm.Status;
using Cake.Helm.Test;
using Cake.Helm.Uninstall;
using Cake.Helm.Upgrade;

namespace Dobos.Tests.Tools;

/// <summary>Every verb of the addin with every setting, at the real helms: one that does not know a flag says so before it looks for the cluster.</summary>
[TestFixture("4.1.4")]
[TestFixture("3.18.0")]
public sealed class HelmFlagsTests(string version) : IDisposable
{
    private readonly Nowhere _nowhere = new();
    private readonly RealCake _cake = new();

    public void Dispose() => _nowhere.Dispose();

    [Test]
    public async Task Upgrade_knows_every_flag()
    {
        var settings = await AtAsync(new HelmUpgradeSettings
        {
            Install = true,
            CreateNamespace = true,
            ResetValues = true,
            Labels = { ["team"] = "shop", ["old"] = null },
            Description = "main, \"7\"",
            HideSecret = true,
            DryRun = HelmDryRun.Server,
            Wait = HelmWait.Legacy,
            WaitForJobs = true,
            CleanupOnFail = true,
            Timeout = TimeSpan.FromSeconds(1.5),
            HistoryMax = 5,
            NoHooks = true,
            ForceConflicts = true,
            ServerSide = version[0] == '4',
            ValuesInput = "a: 1",
            Source = new() { Version = "0.1.0", PlainHttp = true, RegistryConfig = _nowhere.Put("registry.json", "{}") },
        });
        Assert.Throws<HelmUnreachableException>(() => _cake.HelmUpgrade("orders", Chart(), settings));
    }

    [TestCase(HelmWait.Ready)]
    [TestCase(HelmWait.Legacy)]
    public async Task Rollback_knows_every_flag(HelmWait wait)
    {
        var settings = await AtAsync(new HelmRollbackSettings
        {
            Wait = wait,
            WaitForJobs = true,
            CleanupOnFail = true,
            Timeout = TimeSpan.FromSeconds(1),
            HistoryMax = 5,
            NoHooks = true,
            ServerSide = version[0] == '4',
            ForceConflicts = true,
        });
        Assert.Throws<HelmUnreachableException>(() => _cake.HelmRollback("orders", 1, settings));
    }

    [Test]
    public async Task The_other_verbs_know_every_flag()
    {
        var history = await AtAsync(new HelmHistorySettings { Max = 5 });
        var status = await AtAsync(new HelmStatusSettings { Revision = 1 });
        var list = await AtAsync(new HelmListSettings { All = true, Filter = "^orders$", Selector = "team=shop", Max = 5 });
        var get = await AtAsync(new HelmGetSettings { Revision = 1, AllValues = true });
        var test = await AtAsync(new HelmTestSettings { Logs = true, Filter = { "name=smoke", "!name=slow" }, Timeout = TimeSpan.FromSeconds(1) });
        var uninstall = await AtAsync(new HelmUninstallSettings
        {
            IgnoreNotFound = true,
            KeepHistory = true,
            Description = "gone",
            Wait = HelmWait.Ready,
            Timeout = TimeSpan.FromSeconds(1),
            NoHooks = true,
        });
        Action[] verbs =
        [
            () => _cake.HelmHistory("orders", history), () => _cake.HelmStatus("orders", status), () => _cake.HelmList(list), () => _cake.HelmGetMetadata("orders", get),
            () => _cake.HelmGetValues("orders", get), () => _cake.HelmGetManifest("orders", get), () => _cake.HelmGetNotes("orders", get),
            () => _cake.HelmTest("orders", test), () => _cake.HelmUninstall("orders", uninstall),
        ];
        foreach (var verb in verbs)
            Assert.Throws<HelmUnreachableException>(() => verb());
    }

    [Test]
    public async Task A_registry_that_cannot_be_reached_is_told_as_such()
    {
        var settings = new HelmShowSettings { ToolPath = await RealTools.PathOfAsync("helm", version), Source = { PlainHttp = true, RegistryConfig = _nowhere.Put("registry.json", "{}") } };
        Assert.Throws<HelmUnreachableException>(() => _cake.HelmShowChart($"oci://127.0.0.1:1/charts/shop@sha256:{new string('0', 64)}", settings));
    }

    [Test]
    public async Task A_registrys_certificates_are_looked_for_where_they_are_said_to_be()
    {
        var settings = new HelmShowSettings { ToolPath = await RealTools.PathOfAsync("helm", version), Source = { CaFile = "/nowhere.pem", Version = "1.0.0" } };
        Assert.That(Assert.Throws<HelmException>(() => _cake.HelmShowChart("oci://127.0.0.1:1/charts/shop", settings))!.Message, Does.Contain("/nowhere.pem"));
    }

    [Test]
    public async Task What_it_tells_of_releases_is_understood()
    {
        var get = Remembering(await AtAsync(new HelmGetSettings { Revision = 1 }));
        Assert.That(_cake.HelmHistory("orders", Remembering(await AtAsync(new HelmHistorySettings()))).Select(revision => (revision.Revision, revision.Status)), Has.Some.EqualTo((1, "superseded")).And.Some.EqualTo((2, "deployed")));
        Assert.That(_cake.HelmStatus("orders", Remembering(await AtAsync(new HelmStatusSettings()))).Info.Notes, Is.EqualTo("hello"));
        Assert.That(_cake.HelmList(Remembering(await AtAsync(new HelmListSettings { All = true }))).Single().Updated, Is.EqualTo(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(_cake.HelmGetMetadata("orders", get).Version, Is.EqualTo("1.4.56"));
        Assert.That(_cake.HelmGetValues("orders", get).GetProperty("a").GetInt32(), Is.EqualTo(1));
        Assert.That(_cake.HelmGetManifest("orders", get), Does.StartWith("kind: ConfigMap"));
        Assert.That(_cake.HelmRollback("orders", 1, Remembering(await AtAsync(new HelmRollbackSettings()))).Text, Does.StartWith("Rollback was a success"));
        Assert.That(_cake.HelmUninstall("orders", Remembering(await AtAsync(new HelmUninstallSettings()))).Text, Does.Contain("uninstalled"));
    }

    [Test]
    public async Task A_release_or_a_revision_that_is_not_there_is_told_as_such()
    {
        var history = Remembering(await AtAsync(new HelmHistorySettings()));
        var rollback = Remembering(await AtAsync(new HelmRollbackSettings()));
        Assert.Throws<HelmReleaseNotFoundException>(() => _cake.HelmHistory("nothing", history));
        Assert.Throws<HelmReleaseNotFoundException>(() => _cake.HelmRollback("orders", 9, rollback));
    }

    private string Chart()
    {
        Directory.CreateDirectory(Path.Combine(_nowhere.Folder, "chart"));
        _nowhere.Put("chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n");
        return Path.Combine(_nowhere.Folder, "chart");
    }

    private async Task<T> AtAsync<T>(T settings)
        where T : HelmClusterSettings
    {
        settings.ToolPath = await RealTools.PathOfAsync("helm", version);
        settings.KubeConfig = _nowhere.KubeConfig;
        settings.KubeContext = "nowhere";
        settings.Namespace = "shop";
        return settings;
    }

    /// <summary>Helm's own memory in the place of a cluster.</summary>
    private T Remembering<T>(T settings)
        where T : HelmClusterSettings
    {
        settings.EnvironmentVariables["HELM_DRIVER"] = "memory";
        settings.EnvironmentVariables["HELM_MEMORY_DRIVER_DATA"] = _nowhere.Put("releases.yaml", """
            - name: orders
              namespace: shop
              version: 1
              info: { status: superseded, description: "Install complete", first_deployed: "2026-01-01T00:00:00Z", last_deployed: "2026-01-01T00:00:00Z" }
              manifest: "kind: ConfigMap\n"
              chart: { metadata: { name: shop, version: 1.4.56, appVersion: 1.4.56, apiVersion: v2 } }
              config: { a: 1 }
            - name: orders
              namespace: shop
              version: 2
              info: { status: deployed, description: "Upgrade complete", notes: "hello", first_deployed: "2026-01-01T00:00:00Z", last_deployed: "2026-01-02T00:00:00Z" }
              manifest: "kind: ConfigMap\n"
              chart: { metadata: { name: shop, version: 1.4.57, appVersion: 1.4.57, apiVersion: v2 } }
              config: { a: 2 }
            """);
        return settings;
    }
}
