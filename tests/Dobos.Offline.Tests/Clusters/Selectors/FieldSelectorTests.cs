using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Selectors;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Tests.Clusters.Selectors;

internal sealed class FieldSelectorTests
{
    private static readonly Stored Pod = new(new(KindTable.Pod, "shop", "web"), 1, Json.Object("""{"metadata":{"name":"web"},"spec":{"nodeName":"n"},"status":{"phase":"Running"}}"""));

    [TestCase("metadata.name=web", true)]
    [TestCase("metadata.name==web,metadata.namespace=shop", true)]
    [TestCase("metadata.name!=web", false)]
    [TestCase("status.phase=Running,spec.nodeName=n", true)]
    [TestCase("status.phase!=Running", false)]
    [TestCase("spec.nodeName=", false)]
    [TestCase("", true)]
    public void An_object_is_found_by_its_fields(string selector, bool isFound) => Assert.That(FieldSelector.Parse(selector, KindTable.Pod).Matches(Pod), Is.EqualTo(isFound));

    [TestCase("metadata.name")]
    [TestCase("spec.color=red")]
    [TestCase("=web")]
    public void What_nobody_can_ask_is_a_bad_request(string selector) =>
        Assert.That(Assert.Throws<ClusterRefusedException>(() => FieldSelector.Parse(selector, KindTable.Pod))!.Code, Is.EqualTo(400));
}
