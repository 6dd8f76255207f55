using Cake.Core;
using Cake.Kubectl;
using Cake.Kubectl.Get;
using Cake.Tests.Fakes;

namespace Cake.Tests.Kubectl;

public sealed class KubectlGetterTests
{
    private readonly RecordingTool _kubectl = new("kubectl");

    [Test]
    public void One_object_is_read_as_JSON()
    {
        _kubectl.Output = ["{", "  \"kind\": \"Lease\",", "  \"metadata\": { \"resourceVersion\": \"105\" }", "}"];
        Assert.That(_kubectl.Cake.KubectlGet("lease", "lock", Settings())["metadata"]!["resourceVersion"]!.GetValue<string>(), Is.EqualTo("105"));
        Assert.That(_kubectl.Command, Is.EqualTo("kubectl get lease lock --output json --namespace shop --kubeconfig k"));
    }

    [Test]
    public void Objects_are_selected()
    {
        _kubectl.Output = ["""{"kind":"List","items":[{"kind":"Event"},{"kind":"Event"}]}"""];
        var settings = Settings();
        settings.Selector = "app=orders";
        settings.FieldSelector = "involvedObject.name=orders";
        Assert.That(_kubectl.Cake.KubectlList("events", settings), Has.Count.EqualTo(2));
        Assert.That(
            _kubectl.Command,
            Is.EqualTo("kubectl get events --selector app=orders --field-selector involvedObject.name=orders --output json --namespace shop --kubeconfig k"));
    }

    [Test]
    public void Labels_are_read_without_what_is_in_the_object()
    {
        _kubectl.Output =
        [
            "sh.helm.release.v1.orders.v1   helm.sh/release.v1   1     3d20h   modifiedAt=1767225600,name=orders,owner=helm,status=superseded,version=1",
            "sh.helm.release.v1.orders.v2   helm.sh/release.v1   1     2m      dobos/verified=2,empty=,name=orders",
            "plain                          <unknown>            <none>",
        ];
        var settings = Settings();
        settings.Selector = "owner=helm,name=orders";
        var rows = _kubectl.Cake.KubectlLabels("secrets", settings);
        Assert.That(_kubectl.Command, Is.EqualTo("kubectl get secrets --selector owner=helm,name=orders --show-labels --no-headers --namespace shop --kubeconfig k"));
        Assert.That(string.Join(' ', rows.Select(row => row.Name)), Is.EqualTo("sh.helm.release.v1.orders.v1 sh.helm.release.v1.orders.v2 plain"));
        Assert.That(rows[0].Labels["status"], Is.EqualTo("superseded"));
        Assert.That(rows[1].Labels, Is.EqualTo(new Dictionary<string, string> { ["dobos/verified"] = "2", ["empty"] = "", ["name"] = "orders" }));
        Assert.That(rows[2].Labels, Is.Empty);
    }

    [Test]
    public void No_object_is_an_empty_list()
    {
        Assert.That(_kubectl.Cake.KubectlLabels("secrets", Settings()), Is.Empty);
    }

    [Test]
    public void What_is_not_JSON_is_not_repeated()
    {
        _kubectl.Output = ["s3cret"];
        var failure = Assert.Throws<CakeException>(() => _kubectl.Cake.KubectlGet("lease", "lock", Settings()));
        Assert.That(failure!.Message, Does.StartWith("kubectl did not answer with JSON: ").And.Not.Contain("s3cret"));
    }

    private KubectlGetSettings Settings() => new() { ToolPath = _kubectl.Path, KubeConfig = "k", Namespace = "shop" };
}
