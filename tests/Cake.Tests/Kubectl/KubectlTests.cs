using Cake.Core;
using Cake.Kubectl;
using Cake.Kubectl.Auth;
using Cake.Kubectl.Delete;
using Cake.Kubectl.Label;
using Cake.Kubectl.Rollout;
using Cake.Kubectl.Version;
using Cake.Kubectl.Wait;
using Cake.Tests.Fakes;

namespace Cake.Tests.Kubectl;

public sealed class KubectlTests
{
    private readonly RecordingTool _kubectl = new("kubectl");

    [Test]
    public void Objects_are_deleted_by_name()
    {
        _kubectl.Cake.KubectlDelete("secret", ["a", "b"], With(new KubectlDeleteSettings { IgnoreNotFound = true, NoWait = true, Timeout = TimeSpan.FromSeconds(9), Cascade = "foreground" }));
        Assert.That(_kubectl.Command, Is.EqualTo("kubectl delete secret a b --ignore-not-found --wait=false --timeout 9s --cascade foreground --kubeconfig k"));
    }

    [Test]
    public void Nothing_is_deleted_without_a_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _kubectl.Cake.KubectlDelete("secret", [], With(new KubectlDeleteSettings())));
    }

    [Test]
    public void Labels_are_set_and_taken_away()
    {
        var labels = new Dictionary<string, string?> { ["dobos/verified"] = "3", ["old"] = null };
        _kubectl.Cake.KubectlLabel("secret", "sh.helm.release.v1.orders.v3", labels, With(new KubectlLabelSettings { Overwrite = true, ResourceVersion = "17" }));
        Assert.That(_kubectl.Command, Is.EqualTo("kubectl label secret sh.helm.release.v1.orders.v3 dobos/verified=3 old- --overwrite --resource-version 17 --kubeconfig k"));
    }

    [Test]
    public void A_rollout_is_watched_or_told()
    {
        _kubectl.Cake.KubectlRolloutStatus("deployment/orders", With(new KubectlRolloutSettings { Revision = 3, NoWatch = true, Timeout = TimeSpan.FromMinutes(2) }));
        Assert.That(_kubectl.Command, Is.EqualTo("kubectl rollout status deployment/orders --revision 3 --watch=false --timeout 120s --kubeconfig k"));
        _kubectl.Cake.KubectlRolloutHistory("deployment/orders", With(new KubectlRolloutSettings()));
        Assert.That(_kubectl.Command, Is.EqualTo("kubectl rollout history deployment/orders --kubeconfig k"));
    }

    [Test]
    public void A_condition_is_waited_for()
    {
        _kubectl.Cake.KubectlWait("pod", "jsonpath={.status.phase}=Running", With(new KubectlWaitSettings { Selector = "app=orders", Timeout = TimeSpan.FromSeconds(5) }));
        Assert.That(_kubectl.Command, Is.EqualTo("kubectl wait pod --for jsonpath={.status.phase}=Running --selector app=orders --timeout 5s --kubeconfig k"));
    }

    [TestCase(0, "yes", true)]
    [TestCase(1, "no", false)]
    [TestCase(1, "no - no RBAC policy matched", false)]
    public void What_we_may_do_is_an_answer_and_no_failure(int exitCode, string words, bool may)
    {
        var kubectl = new RecordingTool("kubectl") { ExitCode = exitCode, Output = [words] };
        Assert.That(kubectl.Cake.KubectlAuthCanI("get", "pods", new() { ToolPath = kubectl.Path, KubeConfig = "k", Subresource = "log" }), Is.EqualTo(may));
        Assert.That(kubectl.Command, Is.EqualTo("kubectl auth can-i get pods --subresource log --kubeconfig k"));
    }

    [Test]
    public void Both_versions_are_told()
    {
        _kubectl.Output = ["""{"clientVersion":{"major":"1","minor":"34","gitVersion":"v1.34.5"},"kustomizeVersion":"v5.7.1","serverVersion":{"gitVersion":"v1.33.1"}}"""];
        Assert.That(_kubectl.Cake.KubectlVersion(With(new KubectlVersionSettings())), Is.EqualTo(new KubectlVersions("v1.34.5", "v1.33.1")));
        Assert.That(_kubectl.Command, Is.EqualTo("kubectl version --output json --kubeconfig k"));
    }

    [Test]
    public void Where_and_how_comes_last()
    {
        _kubectl.Cake.KubectlAuthCanI("get", "pods", With(new KubectlAuthSettings { Namespace = "shop", Context = "staging", RequestTimeout = TimeSpan.FromSeconds(10), CacheFolder = "run/cache" }));
        Assert.That(
            _kubectl.Command,
            Is.EqualTo("kubectl auth can-i get pods --namespace shop --kubeconfig k --context staging --request-timeout 10s --cache-dir run/cache"));
    }

    [Test]
    public void Without_a_kubeconfig_nothing_is_started()
    {
        var failure = Assert.Throws<CakeException>(() => _kubectl.Cake.KubectlVersion(new() { ToolPath = _kubectl.Path }));
        Assert.That(failure!.Message, Does.StartWith("kubectl version was told no kubeconfig"));
        Assert.That(_kubectl.Commands, Is.Empty);
    }

    [Test]
    public void The_users_own_kubeconfig_is_taken_when_asked_for()
    {
        _kubectl.Cake.KubectlAuthCanI("get", "pods", new() { ToolPath = _kubectl.Path, UserKubeConfig = true, Context = "kind" });
        Assert.That(_kubectl.Command, Is.EqualTo("kubectl auth can-i get pods --context kind"));
    }

    [Test]
    public void What_a_user_has_set_up_for_himself_does_not_count()
    {
        _kubectl.Cake.KubectlAuthCanI("get", "pods", With(new KubectlAuthSettings { EnvironmentVariables = { ["TOKEN"] = "s3cret" } }));
        Assert.That(_kubectl.Variables, Is.EqualTo(new Dictionary<string, string> { ["KUBECTL_KUBERC"] = "false", ["KUBECTL_EXTERNAL_DIFF"] = "", ["TOKEN"] = "s3cret" }));
        Assert.That(_kubectl.Command, Does.Not.Contain("s3cret"));
    }

    [Test]
    public void Nobody_is_asked_for_a_password()
    {
        _kubectl.Cake.KubectlAuthCanI("get", "pods", With(new KubectlAuthSettings()));
        Assert.That(_kubectl.Input, Is.Empty);
    }

    private T With<T>(T settings)
        where T : KubectlSettings
    {
        settings.ToolPath = _kubectl.Path;
        settings.KubeConfig = "k";
        return settings;
    }
}
