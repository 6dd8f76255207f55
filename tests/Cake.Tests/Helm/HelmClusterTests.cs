using Cake.Core;
using Cake.Helm;
using Cake.Helm.Show;
using Cake.Helm.Test;
using Cake.Helm.Uninstall;
using Cake.Tests.Fakes;

namespace Cake.Tests.Helm;

public sealed class HelmClusterTests
{
    private readonly RecordingTool _helm = new("helm");

    [Test]
    public void A_release_is_uninstalled_as_it_is_asked()
    {
        _helm.Cake.HelmUninstall("orders", Settings(new()
        {
            IgnoreNotFound = true,
            KeepHistory = true,
            Description = "gone",
            Wait = HelmWait.Ready,
            Timeout = TimeSpan.FromSeconds(30),
            NoHooks = true,
            Namespace = "shop",
        }));
        Assert.That(
            _helm.Command,
            Is.EqualTo("helm uninstall orders --ignore-not-found --keep-history --description gone --wait --timeout 30s --no-hooks --namespace shop --kubeconfig k"));
    }

    [Test]
    public void A_charts_tests_are_run()
    {
        _helm.Cake.HelmTest("orders", new HelmTestSettings { ToolPath = _helm.Path, KubeConfig = "k", Logs = true, Filter = { "name=smoke", "!name=slow" }, Timeout = TimeSpan.FromSeconds(90) });
        Assert.That(_helm.Command, Is.EqualTo("helm test orders --logs --filter name=smoke --filter \"!name=slow\" --timeout 90s --kubeconfig k"));
    }

    [Test]
    public void A_chart_is_shown_without_a_cluster()
    {
        _helm.Cake.HelmShowChart("oci://localhost:5000/charts/shop", new HelmShowSettings { ToolPath = _helm.Path, Source = { Version = "1.4.57", PlainHttp = true, RegistryConfig = "r" } });
        Assert.That(_helm.Command, Is.EqualTo("helm show chart oci://localhost:5000/charts/shop --version 1.4.57 --plain-http --registry-config r"));
    }

    [Test]
    public void Without_a_kubeconfig_nothing_is_started()
    {
        var failure = Assert.Throws<CakeException>(() => _helm.Cake.HelmUninstall("orders", new() { ToolPath = _helm.Path }));
        Assert.That(failure!.Message, Does.StartWith("helm uninstall was told no kubeconfig"));
        Assert.That(_helm.Commands, Is.Empty);
    }

    [Test]
    public void The_users_own_kubeconfig_is_taken_when_asked_for()
    {
        _helm.Cake.HelmUninstall("orders", new() { ToolPath = _helm.Path, UserKubeConfig = true, KubeContext = "kind" });
        Assert.That(_helm.Command, Is.EqualTo("helm uninstall orders --kube-context kind"));
        Assert.That(_helm.Variables, Is.Empty);
    }

    [Test]
    public void No_variable_leads_to_another_cluster_than_the_kubeconfig()
    {
        _helm.Cake.HelmUninstall("orders", Settings(new() { EnvironmentVariables = { ["TOKEN"] = "s3cret" } }));
        Assert.That(_helm.Variables["HELM_KUBEAPISERVER"], Is.Empty);
        Assert.That(_helm.Variables["HELM_NAMESPACE"], Is.Empty);
        Assert.That(_helm.Variables["TOKEN"], Is.EqualTo("s3cret"));
        Assert.That(_helm.Command, Does.Not.Contain("s3cret"));
    }

    [Test]
    public void Nobody_is_asked_for_a_password()
    {
        _helm.Cake.HelmUninstall("orders", Settings(new()));
        Assert.That(_helm.Input, Is.Empty);
    }

    private HelmUninstallSettings Settings(HelmUninstallSettings settings)
    {
        settings.ToolPath = _helm.Path;
        settings.KubeConfig = "k";
        return settings;
    }
}
