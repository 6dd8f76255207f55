using Cake.Core;
using Cake.Helm;
using Cake.Helm.Lint;
using Cake.Tests.Fakes;

namespace Cake.Tests.Helm;

public sealed class HelmLinterTests
{
    [Test]
    public void A_chart_alone_is_enough()
    {
        Assert.That(CommandOf(new()), Is.EqualTo("helm lint charts/shop"));
    }

    [Test]
    public void Every_setting_has_its_place()
    {
        var settings = new HelmLintSettings { Strict = true, Quiet = true, Namespace = "shop", Values = ["a.yaml", "b.yaml"], KubeVersion = "1.34.0" };
        Assert.That(
            CommandOf(settings),
            Is.EqualTo("helm lint charts/shop --strict --quiet --namespace shop --values a.yaml --values b.yaml --kube-version 1.34.0"));
    }

    [Test]
    public void Values_on_standard_input_come_last_and_are_not_on_the_command_line()
    {
        var helm = new RecordingTool("helm");
        Run(helm, new() { Values = ["a.yaml"], ValuesInput = "key: s3cret\n" });
        Assert.That(helm.Command, Is.EqualTo("helm lint charts/shop --values a.yaml --values -"));
        Assert.That(helm.Input, Is.EqualTo("key: s3cret\n"));
    }

    [Test]
    public void Without_values_standard_input_is_left_alone()
    {
        var helm = new RecordingTool("helm");
        Run(helm, new());
        Assert.That(helm.Input, Is.Null);
    }

    [Test]
    public void A_failure_keeps_helms_exit_code_and_says_what_helm_said()
    {
        var helm = new RecordingTool("helm") { ExitCode = 3, Errors = ["level=WARN msg=old", "Error: 1 chart(s) linted, 1 chart(s) failed"] };
        var failure = Assert.Throws<CakeException>(() => Run(helm, new()));
        Assert.That(failure!.ExitCode, Is.EqualTo(3));
        Assert.That(failure.Message, Is.EqualTo("helm lint ended with exit code 3: 1 chart(s) linted, 1 chart(s) failed"));
    }

    [Test]
    public void A_complaint_that_helm_4_breaks_into_lines_is_one_sentence()
    {
        var helm = new RecordingTool("helm") { ExitCode = 1, Errors = ["Error: shop/templates/a.yaml:1:3", "  executing <.x>:", "    nil pointer", "", "Use --debug"] };
        var failure = Assert.Throws<CakeException>(() => Run(helm, new()));
        Assert.That(failure!.Message, Is.EqualTo("helm lint ended with exit code 1: shop/templates/a.yaml:1:3 executing <.x>: nil pointer"));
    }

    [Test]
    public void A_failure_without_a_word_is_told_as_such()
    {
        var failure = Assert.Throws<CakeException>(() => Run(new RecordingTool("helm") { ExitCode = 1 }, new()));
        Assert.That(failure!.Message, Is.EqualTo("helm lint ended with exit code 1: it gave no reason."));
    }

    [Test]
    public void Who_handles_the_exit_code_gets_the_output_of_a_failure()
    {
        var helm = new RecordingTool("helm") { ExitCode = 1, Output = ["[ERROR] one", "[ERROR] two"] };
        Assert.That(Run(helm, new() { HandleExitCode = _ => true }), Is.EqualTo(new HelmOutput(1, "[ERROR] one\n[ERROR] two", "")));
    }

    private static string CommandOf(HelmLintSettings settings)
    {
        var helm = new RecordingTool("helm");
        Run(helm, settings);
        return helm.Command;
    }

    private static HelmOutput Run(RecordingTool helm, HelmLintSettings settings)
    {
        settings.ToolPath = helm.Path;
        return helm.With((files, environment, processes, tools) => new HelmLinter(files, environment, processes, tools)).Lint("charts/shop", settings);
    }
}
