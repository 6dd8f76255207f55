using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Nodes.Environments;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Tests.Clusters.Nodes;

public sealed class DownwardApiTests
{
    [TestCase("\"250m\"", "\"1m\"", "250")]
    [TestCase("\"250m\"", "\"1\"", "1")]
    [TestCase("\"128Mi\"", "null", "134217728")]
    [TestCase("\"2\"", "1", "2")]
    [TestCase("2", "\"1m\"", "2000")]
    public void An_amount_is_divided_and_rounded_up_also_where_it_is_written_as_a_number(string amount, string divisor, string expected)
    {
        var content = Samples.Pod();
        content["spec"]!["containers"]![0]!["resources"] = Json.Object($$"""{ "limits": { "cpu": {{amount}} } }""");
        PodSpec pod = new(new Stored(new(KindTable.Pod, "default", "web"), 1, content));
        Assert.That(DownwardApi.Resource(pod, pod.Containers[0], Json.Object($$"""{ "resource": "limits.cpu", "divisor": {{divisor}} }""")), Is.EqualTo(expected));
    }
}
