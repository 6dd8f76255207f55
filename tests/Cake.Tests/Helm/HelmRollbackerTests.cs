using Cake.Core;
using Cake.Helm;
using Cake.Helm.Rollback;
using Cake.Tests.Fakes;

namespace Cake.Tests.Helm;

public sealed class HelmRollbackerTests
{
    private readonly RecordingTool _helm = new("helm") { Output = ["v3.18.0"] };

    [Test]
    public void Every_setting_has_its_place()
    {
        Rollback(new() { Wait = HelmWait.Ready, Timeout = TimeSpan.FromSeconds(1.5), CleanupOnFail = true, WaitForJobs = true, HistoryMax = 20, NoHooks = true, Namespace = "shop" });
        Assert.That(
            _helm.Commands.Single(),
            Is.EqualTo("helm rollback orders 7 --wait --timeout 1500ms --no-hooks --wait-for-jobs --cleanup-on-fail --history-max 20 --namespace shop --kubeconfig run/kubeconfig"));
    }

    [Test]
    public void The_revision_is_never_left_to_helm()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _helm.Cake.HelmRollback("orders", 0, new() { KubeConfig = "run/kubeconfig" }));
    }

    [TestCase(4, "--wait=legacy --server-side=true --force-conflicts")]
    [TestCase(3, "--wait")]
    public void What_helm_3_does_anyway_is_asked_of_helm_4_alone(int major, string written)
    {
        Rollback(new() { Major = major, Wait = HelmWait.Legacy, ServerSide = major == 4, ForceConflicts = true });
        Assert.That(_helm.Commands.Single(), Is.EqualTo($"helm rollback orders 7 {written} --kubeconfig run/kubeconfig"));
    }

    [Test]
    public void Helm_is_asked_which_one_it_is_where_nobody_says()
    {
        Rollback(new() { Wait = HelmWait.Legacy });
        Assert.That(_helm.Commands[0], Is.EqualTo("helm version --template {{.Version}}"));
        Assert.That(_helm.Command, Is.EqualTo("helm rollback orders 7 --wait --kubeconfig run/kubeconfig"));
    }

    [Test]
    public void Helm_3_cannot_let_the_cluster_merge()
    {
        Assert.That(Assert.Throws<CakeException>(() => Rollback(new() { Major = 3, ServerSide = true }))!.Message, Does.StartWith("helm 3 merges on its own side"));
    }

    [Test]
    public void Helm_4_can_be_told_to_merge_by_itself()
    {
        Rollback(new() { Major = 4, ServerSide = false });
        Assert.That(_helm.Command, Is.EqualTo("helm rollback orders 7 --server-side=false --kubeconfig run/kubeconfig"));
    }

    private void Rollback(HelmRollbackSettings settings)
    {
        settings.ToolPath = _helm.Path;
        settings.KubeConfig = "run/kubeconfig";
        _helm.Cake.HelmRollback("orders", 7, settings);
    }
}
