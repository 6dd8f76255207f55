using Cake.Kubectl;
using Cake.Kubectl.Write;
using Cake.Tests.Fakes;

namespace Cake.Tests.Kubectl;

public sealed class KubectlWriterTests
{
    private const string Manifest = """{"kind":"Secret","stringData":{"a":"s3cret"}}""";

    private readonly RecordingTool _kubectl = new("kubectl") { Output = ["{\"kind\":\"Lease\"}"] };

    [Test]
    public void A_manifest_is_on_standard_input_alone()
    {
        _kubectl.Cake.KubectlCreate(Manifest, Settings());
        Assert.That(_kubectl.Command, Is.EqualTo("kubectl create --filename - --kubeconfig k"));
        Assert.That(_kubectl.Input, Is.EqualTo(Manifest));
    }

    [Test]
    public void Every_setting_of_apply_has_its_place()
    {
        var settings = Settings();
        settings.ServerSide = settings.ForceConflicts = settings.DryRun = true;
        settings.Validate = false;
        settings.FieldManager = "dobos";
        settings.Answer = KubectlAnswer.Name;
        _kubectl.Cake.KubectlApply(Manifest, settings);
        Assert.That(
            _kubectl.Command,
            Is.EqualTo("kubectl apply --filename - --server-side --force-conflicts --field-manager dobos --dry-run=server --validate=false --output name --kubeconfig k"));
    }

    [Test]
    public void What_was_written_can_be_read_back()
    {
        var settings = Settings();
        settings.Answer = KubectlAnswer.Json;
        settings.ServerSide = true;
        Assert.That(_kubectl.Cake.KubectlReplace(Manifest, settings).Json["kind"]!.GetValue<string>(), Is.EqualTo("Lease"));
        Assert.That(_kubectl.Command, Is.EqualTo("kubectl replace --filename - --output json --kubeconfig k"));
    }

    private KubectlWriteSettings Settings() => new() { ToolPath = _kubectl.Path, KubeConfig = "k" };
}
