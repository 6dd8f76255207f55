using Cake.Helm.Version;
using Cake.Tests.Fakes;

namespace Cake.Tests.Helm;

public sealed class HelmVersionerTests
{
    [Test]
    public void The_version_is_asked_for_in_a_form_that_helm_3_and_4_share()
    {
        var helm = new RecordingTool("helm") { Output = ["v4.1.4", ""] };
        var versioner = helm.With((files, environment, processes, tools) => new HelmVersioner(files, environment, processes, tools));
        Assert.That(versioner.Version(new() { ToolPath = helm.Path }), Is.EqualTo("v4.1.4"));
        Assert.That(helm.Command, Is.EqualTo("helm version --template {{.Version}}"));
    }
}
