using System.Text;
using Dobos.Deploying;
using Dobos.Secrets;

namespace Dobos.Tests.Deploying;

public sealed class ServiceSecretTests
{
    [TestCase("a,b={c}\\'\"d")]
    [TestCase("12345")]
    [TestCase("one\ntwo\r\n")]
    [TestCase("é€🍰")]
    [TestCase(" ")]
    public void Values_reach_the_cluster_byte_for_byte(string value) =>
        Assert.That(Encoding.UTF8.GetString(Convert.FromBase64String((string)Of(("KEY", value)).Reveal()["data"]!["KEY"]!)), Is.EqualTo(value));

    [Test]
    public void Equal_values_give_the_same_name_in_whatever_order() => Assert.That(Of(("A", "1"), ("B", "2")).Name, Is.EqualTo(Of(("B", "2"), ("A", "1")).Name));

    [Test]
    public void Another_value_key_service_or_namespace_gives_another_name() =>
        Assert.That(
            (string[])[Of(("A", "1")).Name, Of(("A", "2")).Name, Of(("B", "1")).Name, Of(("A", "1"), ("B", "")).Name, ServiceSecret.Of("calc", "other", Values(("A", "1")))!.Name],
            Is.Unique);

    [Test]
    public void The_border_between_key_and_value_counts() => Assert.That(Of(("A", "1:B1:2")).Name, Is.Not.EqualTo(Of(("A", "1"), ("B", "2")).Name));

    [Test]
    public void It_can_never_be_changed() => Assert.That((bool)Of(("A", "1")).Reveal()["immutable"]!, Is.True);

    [Test]
    public void A_service_without_secrets_has_none() => Assert.That(ServiceSecret.Of("calc", "shop", Values()), Is.Null);

    private static ServiceSecret Of(params (string Name, string Value)[] values) => ServiceSecret.Of("calc", "shop", Values(values))!;

    private static Dictionary<string, Secret> Values(params (string Name, string Value)[] values) => values.ToDictionary(value => value.Name, value => new Secret(value.Value));
}
