using Cake.Helm;
using Cake.Helm.Releases;
using Cake.Helm.Upgrade;
using Cake.Tests.Fakes;

namespace Cake.Tests.Helm;

public sealed class HelmUpgraderTests
{
    private const string Chart = "oci://localhost:5000/charts/shop@sha256:19aa687c22438d6f817e208b48cbb81a03cb954d8f702644e613c3d64876423b";

    // What helm 3.18.0 wrote; its chart left out.
    private const string Upgraded =
        """{"name":"orders","info":{"first_deployed":"2026-01-01T00:00:00Z","last_deployed":"2026-11-20T15:12:35.458085486Z","deleted":"","description":"x y","status":"deployed","notes":"hello orders\n"},"config":{"a":9},"manifest":"---\n# Source: shop/templates/cm.yaml\n","hooks":[{"name":"t","kind":"Pod","path":"shop/templates/t.yaml","manifest":"kind: Pod\n","events":["test"],"last_run":{"phase":""}}],"version":3,"namespace":"shop"}""";

    private readonly RecordingTool _helm = new("helm") { Output = [Upgraded] };

    [Test]
    public void A_release_and_a_chart_are_enough()
    {
        Upgrade(new());
        Assert.That(_helm.Command, Is.EqualTo($"helm upgrade orders {Chart} --kubeconfig run/kubeconfig --output json"));
    }

    [Test]
    public void Every_setting_has_its_place()
    {
        Upgrade(new()
        {
            Install = true,
            CreateNamespace = true,
            ResetValues = true,
            Description = "main 1a2b3c4, build 7",
            DryRun = HelmDryRun.Server,
            HideSecret = true,
            Labels = { ["team"] = "shop", ["dobos/verified"] = null },
            Values = ["a.yaml"],
            ValuesInput = "a: 9",
            Wait = HelmWait.Ready,
            WaitForJobs = true,
            CleanupOnFail = true,
            Timeout = TimeSpan.FromMinutes(5),
            HistoryMax = 0,
            NoHooks = true,
            Source = new() { Version = "1.4.57", PlainHttp = true, CaFile = "ca.pem", RegistryConfig = "run/registry.json" },
            Namespace = "shop",
            KubeContext = "staging",
        });
        Assert.That(
            _helm.Command,
            Is.EqualTo($"helm upgrade orders {Chart} --install --create-namespace --reset-values --labels team=shop,dobos/verified=null"
                + " --description \"main 1a2b3c4, build 7\" --dry-run=server --hide-secret --wait --timeout 300s --no-hooks --wait-for-jobs --cleanup-on-fail"
                + " --history-max 0 --version 1.4.57 --plain-http --ca-file ca.pem --registry-config run/registry.json --namespace shop"
                + " --kubeconfig run/kubeconfig --kube-context staging --values a.yaml --values - --output json"));
    }

    [Test]
    public void The_revision_that_was_made_is_told()
    {
        var release = Upgrade(new());
        Assert.That(release, Has.Property(nameof(HelmRelease.Name)).EqualTo("orders").And.Property(nameof(HelmRelease.Revision)).EqualTo(3));
        Assert.That(release.Info, Is.EqualTo(new HelmReleaseInfo("deployed", "x y", "hello orders\n", At("2026-01-01T00:00:00Z"), At("2026-11-20T15:12:35.4580854Z"))));
        Assert.That(release.Config!.Value.GetProperty("a").GetInt32(), Is.EqualTo(9));
        Assert.That(release.Hooks!.Single().Events!.Single(), Is.EqualTo("test"));
    }

    [Test]
    public void Values_are_on_standard_input_alone()
    {
        Upgrade(new() { ValuesInput = "password: s3cret" });
        Assert.That(_helm.Input, Is.EqualTo("password: s3cret"));
        Assert.That(_helm.Command, Does.Not.Contain("s3cret"));
    }

    private HelmRelease Upgrade(HelmUpgradeSettings settings)
    {
        settings.ToolPath = _helm.Path;
        settings.KubeConfig = "run/kubeconfig";
        return _helm.Cake.HelmUpgrade("orders", Chart, settings);
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, null);
}
