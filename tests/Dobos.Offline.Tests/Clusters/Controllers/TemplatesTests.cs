using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Controllers.Deployments;

namespace Dobos.Offline.Tests.Clusters.Controllers;

public sealed class TemplatesTests
{
    private const string One = """{ "metadata": { "labels": { "app": "web" } }, "spec": { "containers": [ { "name": "a", "image": "a:1", "resources": {} } ], "volumes": null } }""";
    private const string SameAgain = """{ "spec": { "containers": [ { "image": "a:1", "name": "a" } ] }, "metadata": { "annotations": {}, "labels": { "pod-template-hash": "x", "app": "web" } } }""";
    private const string Other = """{ "metadata": { "labels": { "app": "web" } }, "spec": { "containers": [ { "name": "a", "image": "a:2" } ] } }""";
    private const string WithVolume = """{ "metadata": { "labels": { "app": "web" } }, "spec": { "containers": [ { "name": "a", "image": "a:1" } ], "volumes": [ { "emptyDir": {} } ] } }""";

    [Test]
    public void The_order_of_names_and_what_says_nothing_make_no_difference()
    {
        Assert.That(Templates.AreEqual(Read(One), Read(SameAgain)), Is.True);
        Assert.That(Templates.Hash(Read(One), collisions: 0), Is.EqualTo(Templates.Hash(Read(SameAgain), collisions: 0)));
    }

    [TestCase(Other)]
    [TestCase(WithVolume)]
    public void Other_pods_make_another_hash(string other)
    {
        Assert.That(Templates.AreEqual(Read(One), Read(other)), Is.False);
        Assert.That(Templates.Hash(Read(One), collisions: 0), Is.Not.EqualTo(Templates.Hash(Read(other), collisions: 0)));
    }

    [Test]
    public void A_collision_makes_another_hash() =>
        Assert.That(Templates.Hash(Read(One), collisions: 0), Is.Not.EqualTo(Templates.Hash(Read(One), collisions: 1)));

    [Test]
    public void The_hash_of_a_template_stays_what_it_is_from_one_life_of_the_box_to_the_next() =>
        Assert.That(Templates.Hash(Read(One), collisions: 0), Is.EqualTo("x24krxngz7"));

    private static JsonObject Read(string content) => (JsonObject)JsonNode.Parse(content)!;
}
