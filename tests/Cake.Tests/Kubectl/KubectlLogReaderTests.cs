using Cake.Kubectl;
using Cake.Kubectl.Failures;
using Cake.Kubectl.Logs;
using Cake.Tests.Fakes;

namespace Cake.Tests.Kubectl;

public sealed class KubectlLogReaderTests
{
    private readonly RecordingTool _kubectl = new("kubectl") { Output = ["one", "two"] };

    [Test]
    public void Every_setting_has_its_place()
    {
        var settings = Settings();
        (settings.Selector, settings.Container, settings.Tail, settings.Since, settings.MaxRequests) = ("app=orders", "web", 20, TimeSpan.FromMinutes(10), 9);
        settings.AllContainers = settings.Previous = settings.Prefix = settings.Timestamps = true;
        Assert.That(_kubectl.Cake.KubectlLogs(what: null, settings), Is.EqualTo("one\ntwo"));
        Assert.That(
            _kubectl.Command,
            Is.EqualTo("kubectl logs --selector app=orders --container web --all-containers --previous --tail 20 --since 600s --prefix --timestamps --max-log-requests 9 --kubeconfig k"));
    }

    [Test]
    public void What_is_followed_is_handed_over_line_by_line()
    {
        var lines = new List<string>();
        _kubectl.Cake.KubectlFollowLogs("deployment/orders", Settings(), lines.Add, CancellationToken.None);
        Assert.That(string.Join(' ', lines), Is.EqualTo("one two"));
        Assert.That(_kubectl.Command, Is.EqualTo("kubectl logs deployment/orders --follow --kubeconfig k"));
    }

    [Test]
    public void Who_cancels_ends_kubectl()
    {
        using var cancelled = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => _kubectl.Cake.KubectlFollowLogs("orders", Settings(), _ => cancelled.Cancel(), cancelled.Token));
        Assert.That(_kubectl.Killed);
    }

    [Test]
    public void A_pod_that_is_not_there_is_told()
    {
        var kubectl = new RecordingTool("kubectl") { ExitCode = 1, Errors = ["error: error from server (NotFound): pods \"nope\" not found in namespace \"shop\""] };
        Assert.Throws<KubectlNotFoundException>(() => kubectl.Cake.KubectlFollowLogs("nope", new() { ToolPath = kubectl.Path, KubeConfig = "k" }, _ => { }, CancellationToken.None));
    }

    private KubectlLogsSettings Settings() => new() { ToolPath = _kubectl.Path, KubeConfig = "k" };
}
