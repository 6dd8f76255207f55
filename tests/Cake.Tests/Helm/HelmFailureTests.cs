using Cake.Helm;
using Cake.Helm.Failures;
using Cake.Tests.Fakes;

namespace Cake.Tests.Helm;

/// <summary>What helm 3.18.0 and 4.1.4 said.</summary>
public sealed class HelmFailureTests
{
    [TestCase("Error: release: not found", typeof(HelmReleaseNotFoundException))]
    [TestCase("Error: uninstall: Release not loaded: ordersx: release: not found", typeof(HelmReleaseNotFoundException))]
    [TestCase("Error: release has no 9 version", typeof(HelmReleaseNotFoundException))]
    [TestCase("Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress", typeof(HelmReleaseBusyException))]
    [TestCase("Error: Kubernetes cluster unreachable: Get \"https://127.0.0.1:1/version\": dial tcp 127.0.0.1:1: connect: connection refused", typeof(HelmUnreachableException))]
    [TestCase("Error: kubernetes cluster unreachable: Get \"https://127.0.0.1:18443/version\": EOF", typeof(HelmUnreachableException))]
    [TestCase("Error: failed to perform \"FetchReference\" on source: Get \"http://127.0.0.1:1/v2/\": dial tcp 127.0.0.1:1: connect: connection refused", typeof(HelmUnreachableException))]
    [TestCase("Error: Kubernetes cluster unreachable: context \"nope\" does not exist", typeof(HelmException))]
    [TestCase("Error: kubernetes cluster unreachable: stat nothere.yaml: no such file or directory", typeof(HelmException))]
    [TestCase("Error: UPGRADE FAILED: context deadline exceeded", typeof(HelmTimedOutException))]
    [TestCase("Error: UPGRADE FAILED: \"neu\" has no deployed releases", typeof(HelmException))]
    public void Its_words_tell_which_kind_of_failure_it_is(string words, Type kind)
    {
        var helm = new RecordingTool("helm") { ExitCode = 1, Errors = [words] };
        var failure = Assert.Throws(kind, () => helm.Cake.HelmStatus("orders", new() { ToolPath = helm.Path, KubeConfig = "k" }))!;
        Assert.That(failure.Message, Is.EqualTo($"helm status ended with exit code 1: {words["Error: ".Length..]}"));
        Assert.That(((HelmException)failure).ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void Who_handles_the_exit_code_gets_the_logs_of_failed_tests()
    {
        var helm = new RecordingTool("helm") { ExitCode = 1, Output = ["POD LOGS: smoke", "no"], Errors = ["Error: 1 error occurred"] };
        var output = helm.Cake.HelmTest("orders", new() { ToolPath = helm.Path, KubeConfig = "k", HandleExitCode = _ => true });
        Assert.That(output.Text, Is.EqualTo("POD LOGS: smoke\nno"));
    }

    [Test]
    public void Without_an_answer_a_handled_exit_code_fails_all_the_same()
    {
        var helm = new RecordingTool("helm") { ExitCode = 1, Errors = ["Error: release: not found"] };
        Assert.Throws<HelmReleaseNotFoundException>(() => helm.Cake.HelmStatus("orders", new() { ToolPath = helm.Path, KubeConfig = "k", HandleExitCode = _ => true }));
    }
}
