using Cake.Kubectl;
using Cake.Kubectl.Diff;
using Cake.Kubectl.Failures;
using Cake.Tests.Fakes;

namespace Cake.Tests.Kubectl;

public sealed class KubectlDifferTests
{
    [Test]
    public void Differences_are_an_answer_and_no_failure()
    {
        var kubectl = new RecordingTool("kubectl") { ExitCode = 1, Output = ["diff -u -N", "+  a: c"] };
        var found = Diff(kubectl, new() { ServerSide = true, ForceConflicts = true, FieldManager = "dobos" });
        Assert.That((found.Any, found.Text), Is.EqualTo((true, "diff -u -N\n+  a: c")));
        Assert.That(kubectl.Command, Is.EqualTo("kubectl diff --filename - --server-side --force-conflicts --field-manager dobos --kubeconfig k"));
        Assert.That(kubectl.Input, Is.EqualTo("kind: ConfigMap"));
    }

    [Test]
    public void Nothing_differs_where_nothing_is_said()
    {
        Assert.That(Diff(new RecordingTool("kubectl"), new()).Any, Is.False);
    }

    [TestCase(2)]
    [TestCase(1)]
    public void A_failure_is_no_difference(int exitCode)
    {
        var kubectl = new RecordingTool("kubectl") { ExitCode = exitCode, Errors = ["error: unable to recognize \"STDIN\": Get \"https://127.0.0.1:1/api\": dial tcp 127.0.0.1:1: connect: connection refused"] };
        Assert.Throws<KubectlUnreachableException>(() => Diff(kubectl, new()));
    }

    private static KubectlDifferences Diff(RecordingTool kubectl, KubectlDiffSettings settings)
    {
        settings.ToolPath = kubectl.Path;
        settings.KubeConfig = "k";
        return kubectl.Cake.KubectlDiff("kind: ConfigMap", settings);
    }
}
