using Cake.Core;
using Cake.Helm;
using Cake.Helm.Get;
using Cake.Helm.Releases;
using Cake.Tests.Fakes;

namespace Cake.Tests.Helm;

/// <summary>What helm tells of releases, as helm 3.18.0 and 4.1.4 wrote it.</summary>
public sealed class HelmReleasesTests
{
    private readonly RecordingTool _helm = new("helm");

    [Test]
    public void A_history_is_a_list_of_revisions()
    {
        _helm.Output =
        [
            """[{"revision":1,"updated":"2026-01-01T00:00:00Z","status":"superseded","chart":"shop-1.4.56","app_version":"1.4.56","description":"Install complete"},{"revision":2,"updated":"2026-01-02T00:00:00.123456789+01:00","status":"pending-upgrade","chart":"shop-1.4.57","app_version":"","description":"Preparing upgrade"}]""",
        ];
        var history = _helm.Cake.HelmHistory("orders", new() { ToolPath = _helm.Path, KubeConfig = "k", Namespace = "shop", Max = 20 });
        Assert.That(_helm.Command, Is.EqualTo("helm history orders --max 20 --namespace shop --kubeconfig k --output json"));
        Assert.That(history[0], Is.EqualTo(new HelmRevision(1, At("2026-01-01T00:00:00Z"), "superseded", "shop-1.4.56", "1.4.56", "Install complete")));
        Assert.That(history[1], Is.EqualTo(new HelmRevision(2, At("2026-01-02T00:00:00.1234567+01:00"), "pending-upgrade", "shop-1.4.57", "", "Preparing upgrade")));
    }

    [TestCase(",\"deleted\":\"\"")]
    [TestCase("")]
    public void A_status_is_that_of_one_revision(string helm3)
    {
        _helm.Output =
        [
            """{"name":"orders","info":{"first_deployed":"2026-01-01T00:00:00Z","last_deployed":"2026-01-02T00:00:00.123456789+01:00"HELM3,"description":"Upgrade complete","status":"deployed","notes":"hello"},"config":{"a":2},"manifest":"---\n","version":2,"namespace":"shop"}""".Replace("HELM3", helm3, StringComparison.Ordinal),
        ];
        var status = _helm.Cake.HelmStatus("orders", new() { ToolPath = _helm.Path, KubeConfig = "k", Revision = 2 });
        Assert.That(_helm.Command, Is.EqualTo("helm status orders --revision 2 --kubeconfig k --output json"));
        Assert.That((status.Revision, status.Namespace, status.Info.Status, status.Manifest, status.Hooks), Is.EqualTo((2, "shop", "deployed", "---\n", (IReadOnlyList<HelmHook>?)null)));
    }

    [Test]
    public void Times_of_a_list_are_asked_for_in_a_form_that_can_be_read()
    {
        _helm.Output = ["""[{"name":"orders","namespace":"shop","revision":"2","updated":"2026-01-02T00:00:00+01:00","status":"deployed","chart":"shop-1.4.57","app_version":"1.4.57"}]"""];
        var list = _helm.Cake.HelmList(new() { ToolPath = _helm.Path, KubeConfig = "k", Filter = "^orders$", Selector = "team=shop", Max = 5 });
        Assert.That(
            _helm.Command,
            Is.EqualTo("helm list --deployed --failed --filter \"^orders$\" --selector team=shop --max 5 --time-format 2006-01-02T15:04:05Z07:00 --kubeconfig k --output json"));
        Assert.That(list.Single(), Is.EqualTo(new HelmListedRelease("orders", "shop", 2, At("2026-01-02T00:00:00+01:00"), "deployed", "shop-1.4.57", "1.4.57")));
    }

    [Test]
    public void A_list_of_all_names_every_state_for_helm_4_has_no_flag_for_it()
    {
        _helm.Output = ["[]"];
        Assert.That(_helm.Cake.HelmList(new() { ToolPath = _helm.Path, KubeConfig = "k", All = true }), Is.Empty);
        Assert.That(_helm.Command, Does.StartWith("helm list --deployed --failed --pending --superseded --uninstalled --uninstalling --time-format "));
    }

    [Test]
    public void Metadata_are_read()
    {
        _helm.Output = ["""{"name":"orders","chart":"shop","version":"1.4.57","appVersion":"1.4.57","labels":{"team":"shop"},"namespace":"shop","revision":2,"status":"deployed","deployedAt":"2026-01-02T00:00:00+01:00","applyMethod":"server-side apply"}"""];
        var metadata = _helm.Cake.HelmGetMetadata("orders", Get());
        Assert.That(_helm.Command, Is.EqualTo("helm get metadata orders --revision 2 --kubeconfig k --output json"));
        Assert.That((metadata.Version, metadata.Revision, metadata.DeployedAt, metadata.ApplyMethod), Is.EqualTo(("1.4.57", 2, At("2026-01-02T00:00:00+01:00"), "server-side apply")));
        Assert.That(metadata.Labels!["team"], Is.EqualTo("shop"));
    }

    [Test]
    public void Values_are_read_with_the_charts_own_or_without()
    {
        _helm.Output = ["{\"a\":2}"];
        Assert.That(_helm.Cake.HelmGetValues("orders", Get()).GetProperty("a").GetInt32(), Is.EqualTo(2));
        Assert.That(_helm.Command, Is.EqualTo("helm get values orders --revision 2 --kubeconfig k --output json"));
        var settings = Get();
        settings.AllValues = true;
        _helm.Cake.HelmGetValues("orders", settings);
        Assert.That(_helm.Command, Is.EqualTo("helm get values orders --revision 2 --kubeconfig k --all --output json"));
    }

    [Test]
    public void Manifest_and_notes_are_text()
    {
        _helm.Output = ["---", "kind: ConfigMap"];
        Assert.That(_helm.Cake.HelmGetManifest("orders", Get()), Is.EqualTo("---\nkind: ConfigMap"));
        Assert.That(_helm.Command, Is.EqualTo("helm get manifest orders --revision 2 --kubeconfig k"));
        Assert.That(_helm.Cake.HelmGetNotes("orders", Get()), Is.EqualTo("---\nkind: ConfigMap"));
        Assert.That(_helm.Command, Is.EqualTo("helm get notes orders --revision 2 --kubeconfig k"));
    }

    [Test]
    public void An_answer_that_is_not_JSON_is_not_repeated()
    {
        _helm.Output = ["password: s3cret"];
        var failure = Assert.Throws<CakeException>(() => _helm.Cake.HelmStatus("orders", new() { ToolPath = _helm.Path, KubeConfig = "k" }));
        Assert.That(failure!.Message, Does.StartWith("helm status did not answer with the JSON").And.Not.Contain("s3cret"));
    }

    private HelmGetSettings Get() => new() { ToolPath = _helm.Path, KubeConfig = "k", Revision = 2 };

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, null);
}
