using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Patches;

namespace Dobos.Offline.Tests.Clusters.Patches;

internal sealed class JsonPatchTests
{
    [TestCase("""{"a":[1,2]}""", """[{"op":"add","path":"/a/1","value":9}]""", """{"a":[1,9,2]}""")]
    [TestCase("""{"a":[1,2]}""", """[{"op":"add","path":"/a/-","value":9}]""", """{"a":[1,2,9]}""")]
    [TestCase("""{"a":[1,2]}""", """[{"op":"replace","path":"/a/1","value":9}]""", """{"a":[1,9]}""")]
    [TestCase("""{"a":{"x/y":1}}""", """[{"op":"remove","path":"/a/x~1y"}]""", """{"a":{}}""")]
    [TestCase("""{"a":1,"b":{}}""", """[{"op":"move","from":"/a","path":"/b/c"}]""", """{"b":{"c":1}}""")]
    [TestCase("""{"a":{"x":1}}""", """[{"op":"copy","from":"/a","path":"/b"},{"op":"replace","path":"/b/x","value":null}]""", """{"a":{"x":1},"b":{"x":null}}""")]
    [TestCase("""{"a":1}""", """[{"op":"test","path":"/a","value":1},{"op":"replace","path":"","value":{"c":2}}]""", """{"c":2}""")]
    public void Each_operation_does_what_it_says(string before, string patch, string after) => Json.Same(JsonPatch.Apply(Json.Object(before), Json.List(patch)), after);

    [TestCase("""[{"op":"remove","path":"/b"}]""")]
    [TestCase("""[{"op":"replace","path":"/b","value":1}]""")]
    [TestCase("""[{"op":"add","path":"/b/c","value":1}]""")]
    [TestCase("""[{"op":"add","path":"/a/3","value":1}]""")]
    [TestCase("""[{"op":"test","path":"/a/0","value":2}]""")]
    [TestCase("""[{"op":"grow","path":"/a"}]""")]
    [TestCase("""[{"op":"add","value":1}]""")]
    [TestCase("""[{"op":"replace","path":"","value":1}]""")]
    [TestCase("""[{"op":"remove","path":""}]""")]
    [TestCase("""[1]""")]
    public void What_cannot_be_done_is_refused_and_nothing_is_done(string patch)
    {
        var before = Json.Object("""{"a":[1]}""");
        Assert.Throws<ClusterRefusedException>(() => JsonPatch.Apply(before, Json.List(patch)));
        Json.Same(before, """{"a":[1]}""");
    }

    [Test]
    public void A_merge_removes_what_is_null() =>
        Json.Same(MergePatch.Apply(Json.Object("""{"a":{"b":1,"c":2},"d":[1,2]}"""), Json.Object("""{"a":{"b":null,"e":{"f":null}},"d":[3]}""")), """{"a":{"c":2,"e":{}},"d":[3]}""");
}
