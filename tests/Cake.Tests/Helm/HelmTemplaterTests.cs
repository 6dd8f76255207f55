using Cake.Helm.Template;
using Cake.Tests.Fakes;

namespace Cake.Tests.Helm;

public sealed class HelmTemplaterTests
{
    private readonly RecordingTool _helm = new("helm") { Output = ["---", "kind: Service"] };

    [Test]
    public void The_manifests_are_what_helm_wrote()
    {
        Assert.That(Run(new()), Is.EqualTo("---\nkind: Service"));
        Assert.That(_helm.Command, Is.EqualTo("helm template orders charts/shop"));
    }

    [Test]
    public void Every_setting_has_its_place()
    {
        Run(new() { Namespace = "shop", Values = ["a.yaml"], ValuesInput = "a: 1", ShowOnly = ["templates/x.yaml"], SkipTests = true });
        Assert.That(
            _helm.Command,
            Is.EqualTo("helm template orders charts/shop --namespace shop --values a.yaml --values - --show-only templates/x.yaml --skip-tests"));
    }

    [TestCase("my values.yaml", "\"my values.yaml\"")]
    [TestCase("say \"hi\".yaml", "\"say \\\"hi\\\".yaml\"")]
    [TestCase("$HOME;ls.yaml", "\"$HOME;ls.yaml\"")]
    public void An_argument_is_quoted_when_it_has_to_be(string file, string written)
    {
        Run(new() { Values = [file] });
        Assert.That(_helm.Command, Is.EqualTo("helm template orders charts/shop --values " + written));
    }

    private string Run(HelmTemplateSettings settings)
    {
        settings.ToolPath = _helm.Path;
        return _helm.With((files, environment, processes, tools) => new HelmTemplater(files, environment, processes, tools))
            .Template("orders", "charts/shop", settings).Text;
    }
}
