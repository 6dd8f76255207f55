using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Patches;

namespace Dobos.Offline.Tests.Clusters.Patches;

internal sealed class StrategicMergeTests
{
    private const string Two = """{"spec":{"containers":[{"name":"a","image":"1","env":[{"name":"X","value":"1"}]},{"name":"b","image":"1"}]}}""";

    [Test]
    public void OneContainerGetsAnotherImage() =>
        Same(Two, """{"spec":{"containers":[{"name":"b","image":"2"}]}}""", """{"spec":{"containers":[{"name":"a","image":"1","env":[{"name":"X","value":"1"}]},{"name":"b","image":"2"}]}}""");

    [Test]
    public void AnItemIsDeletedByItsKey() =>
        Same(Two, """{"spec":{"containers":[{"name":"a","$patch":"delete"}]}}""", """{"spec":{"containers":[{"name":"b","image":"1"}]}}""");

    [Test]
    public void AnItemThatIsNewIsAddedAndTheOrderIsThatOfThePatch() =>
        Same(Two, """{"spec":{"$setElementOrder/containers":[{"name":"c"},{"name":"a"},{"name":"b"}],"containers":[{"name":"c","image":"3","command":null}]}}""",
            """{"spec":{"containers":[{"name":"c","image":"3"},{"name":"a","image":"1","env":[{"name":"X","value":"1"}]},{"name":"b","image":"1"}]}}""");

    [Test]
    public void AListIsReplacedWhenThePatchSaysSo() =>
        Same(Two, """{"spec":{"containers":[{"name":"c"},{"$patch":"replace"}]}}""", """{"spec":{"containers":[{"name":"c"}]}}""");

    [Test]
    public void ANullDeletesAField() =>
        Same(Two, """{"spec":{"containers":[{"name":"a","env":null}]}}""", """{"spec":{"containers":[{"name":"a","image":"1"},{"name":"b","image":"1"}]}}""");

    [Test]
    public void AMapIsReplacedWhenThePatchSaysSo() => Same("""{"metadata":{"labels":{"a":"1","b":"2"}}}""", """{"metadata":{"labels":{"$patch":"replace","c":"3"}}}""", """{"metadata":{"labels":{"c":"3"}}}""");

    [Test]
    public void OnlyTheRetainedKeysStay() =>
        Same("""{"spec":{"volumes":[{"name":"v","emptyDir":{}}]}}""", """{"spec":{"volumes":[{"name":"v","$retainKeys":["name","secret"],"secret":{"secretName":"s"}}]}}""",
            """{"spec":{"volumes":[{"name":"v","secret":{"secretName":"s"}}]}}""");

    [Test]
    public void FinalizersAreMergedAndTakenOut()
    {
        Same("""{"metadata":{"finalizers":["a/1","a/2"]}}""", """{"metadata":{"finalizers":["a/3","a/1"]}}""", """{"metadata":{"finalizers":["a/2","a/3","a/1"]}}""", inAnyOrder: true);
        Same("""{"metadata":{"finalizers":["a/1","a/2"]}}""", """{"metadata":{"$deleteFromPrimitiveList/finalizers":["a/1"]}}""", """{"metadata":{"finalizers":["a/2"]}}""");
    }

    [Test]
    public void AListWithoutAKeyIsReplaced() =>
        Same("""{"spec":{"tolerations":[{"key":"a"}],"containers":[{"name":"a","args":["1","2"]}]}}""", """{"spec":{"tolerations":[{"key":"b"}],"containers":[{"name":"a","args":["3"]}]}}""",
            """{"spec":{"tolerations":[{"key":"b"}],"containers":[{"name":"a","args":["3"]}]}}""");

    [Test]
    public void ThePortsOfAServiceAreToldApartByTheirNumber() => Json.Same(
        StrategicMerge.Apply(Json.Object("""{"spec":{"ports":[{"port":80,"targetPort":1},{"port":81}]}}"""), Json.Object("""{"spec":{"ports":[{"port":80,"targetPort":2}]}}"""), KindTable.Service),
        """{"spec":{"ports":[{"port":80,"targetPort":2},{"port":81}]}}""");

    [TestCase("""{"spec":{"containers":[{"image":"2"}]}}""")]
    [TestCase("""{"spec":{"containers":["a"]}}""")]
    [TestCase("""{"spec":{"$patch":"grow"}}""")]
    public void WhatIsNoPatchIsABadRequest(string patch) =>
        Assert.That(Assert.Throws<ClusterRefusedException>(() => StrategicMerge.Apply(Json.Object(Two), Json.Object(patch), KindTable.Pod))!.Code, Is.EqualTo(400));

    [Test]
    public void TheDifferenceOfTwoObjectsMakesTheSecondOfTheFirst()
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
