using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Patches;

namespace Dobos.Offline.Tests.Clusters.Patches;

internal sealed class StrategicMergeTests
{
    private const string Two = """{"spec":{"containers":[{"name":"a","image":"1","env":[{"name":"X","value":"1"}]},{"name":"b","image":"1"}]}}""";

    [Test]
    public void One_container_gets_another_image() =>
        Same(Two, """{"spec":{"containers":[{"name":"b","image":"2"}]}}""", """{"spec":{"containers":[{"name":"a","image":"1","env":[{"name":"X","value":"1"}]},{"name":"b","image":"2"}]}}""");

    [Test]
    public void An_item_is_deleted_by_its_key() =>
        Same(Two, """{"spec":{"containers":[{"name":"a","$patch":"delete"}]}}""", """{"spec":{"containers":[{"name":"b","image":"1"}]}}""");

    [Test]
    public void An_item_that_is_new_is_added_and_the_order_is_that_of_the_patch() =>
        Same(Two, """{"spec":{"$setElementOrder/containers":[{"name":"c"},{"name":"a"},{"name":"b"}],"containers":[{"name":"c","image":"3","command":null}]}}""",
            """{"spec":{"containers":[{"name":"c","image":"3"},{"name":"a","image":"1","env":[{"name":"X","value":"1"}]},{"name":"b","image":"1"}]}}""");

    [Test]
    public void A_list_is_replaced_when_the_patch_says_so() =>
        Same(Two, """{"spec":{"containers":[{"name":"c"},{"$patch":"replace"}]}}""", """{"spec":{"containers":[{"name":"c"}]}}""");

    [Test]
    public void A_null_deletes_a_field() =>
        Same(Two, """{"spec":{"containers":[{"name":"a","env":null}]}}""", """{"spec":{"containers":[{"name":"a","image":"1"},{"name":"b","image":"1"}]}}""");

    [Test]
    public void A_map_is_replaced_when_the_patch_says_so() => Same("""{"metadata":{"labels":{"a":"1","b":"2"}}}""", """{"metadata":{"labels":{"$patch":"replace","c":"3"}}}""", """{"metadata":{"labels":{"c":"3"}}}""");

    [Test]
    public void Only_the_retained_keys_stay() =>
        Same("""{"spec":{"volumes":[{"name":"v","emptyDir":{}}]}}""", """{"spec":{"volumes":[{"name":"v","$retainKeys":["name","secret"],"secret":{"secretName":"s"}}]}}""",
            """{"spec":{"volumes":[{"name":"v","secret":{"secretName":"s"}}]}}""");

    [Test]
    public void Finalizers_are_merged_and_taken_out()
    {
        Same("""{"metadata":{"finalizers":["a/1","a/2"]}}""", """{"metadata":{"finalizers":["a/3","a/1"]}}""", """{"metadata":{"finalizers":["a/2","a/3","a/1"]}}""", inAnyOrder: true);
        Same("""{"metadata":{"finalizers":["a/1","a/2"]}}""", """{"metadata":{"$deleteFromPrimitiveList/finalizers":["a/1"]}}""", """{"metadata":{"finalizers":["a/2"]}}""");
    }

    [Test]
    public void A_list_without_a_key_is_replaced() =>
        Same("""{"spec":{"tolerations":[{"key":"a"}],"containers":[{"name":"a","args":["1","2"]}]}}""", """{"spec":{"tolerations":[{"key":"b"}],"containers":[{"name":"a","args":["3"]}]}}""",
            """{"spec":{"tolerations":[{"key":"b"}],"containers":[{"name":"a","args":["3"]}]}}""");

    [Test]
    public void The_ports_of_a_service_are_told_apart_by_their_number() => Json.Same(
        StrategicMerge.Apply(Json.Object("""{"spec":{"ports":[{"port":80,"targetPort":1},{"port":81}]}}"""), Json.Object("""{"spec":{"ports":[{"port":80,"targetPort":2}]}}"""), KindTable.Service),
        """{"spec":{"ports":[{"port":80,"targetPort":2},{"port":81}]}}""");

    [TestCase("""{"spec":{"containers":[{"image":"2"}]}}""")]
    [TestCase("""{"spec":{"containers":["a"]}}""")]
    [TestCase("""{"spec":{"$patch":"grow"}}""")]
    public void What_is_no_patch_is_a_bad_request(string patch) =>
        Assert.That(Assert.Throws<ClusterRefusedException>(() => StrategicMerge.Apply(Json.Object(Two), Json.Object(patch), KindTable.Pod))!.Code, Is.EqualTo(400));

    [Test]
    public void The_difference_of_two_objects_makes_the_second_of_the_first()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            Random random = new(seed);
            var (one, other) = (RandomPod.Make(random), RandomPod.Make(random));
            var patch = StrategicDifference.Between(one, other);
            var made = StrategicMerge.Apply(one, patch, KindTable.Pod);
            Assert.That(JsonNode.DeepEquals(made, other), Is.True, $"seed {seed}\nfrom {one.ToJsonString()}\nto {other.ToJsonString()}\nby {patch.ToJsonString()}\nmade {made.ToJsonString()}");
        }
    }

    private static void Same(string current, string patch, string expected, bool inAnyOrder = false)
    {
        var made = StrategicMerge.Apply(Json.Object(current), Json.Object(patch), KindTable.Pod);
        if (inAnyOrder)
            Assert.That(made.At("metadata.finalizers")!.AsArray().Select(one => (string)one!), Is.EquivalentTo(Json.Object(expected).At("metadata.finalizers")!.AsArray().Select(one => (string)one!)));
        else
            Json.Same(made, expected);
    }
}
