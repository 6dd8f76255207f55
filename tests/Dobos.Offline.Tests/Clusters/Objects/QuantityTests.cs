using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Tests.Clusters.Objects;

public sealed class QuantityTests
{
    [TestCase("0.5", "500m")]
    [TestCase("1000m", "1")]
    [TestCase("1.5Gi", "1536Mi")]
    [TestCase("1024Mi", "1Gi")]
    [TestCase("2e3", "2k")]
    [TestCase("1500", "1500")]
    [TestCase("12000000", "12M")]
    [TestCase("0", "0")]
    [TestCase("-1", "-1")]
    public void It_is_written_with_the_greatest_suffix_that_leaves_a_whole_number(string text, string written) =>
        Assert.That(Quantity.Parse(text).ToString(), Is.EqualTo(written));

    [TestCase("")]
    [TestCase("1.5.2")]
    [TestCase("1gi")]
    [TestCase("1 Gi")]
    [TestCase("one")]
    [TestCase("9e99")]
    public void What_is_no_amount_is_none(string text) => Assert.That(Quantity.Parse(text), Is.Null);

    [TestCase("100m", "200m", "300m")]
    [TestCase("0", "64Mi", "64Mi")]
    [TestCase("64Mi", "64Mi", "128Mi")]
    [TestCase("1", "500m", "1500m")]
    public void Amounts_add_up(string one, string other, string sum) =>
        Assert.That((Quantity.Parse(one)!.Value + Quantity.Parse(other)!.Value).ToString(), Is.EqualTo(sum));

    [Test]
    public void Equal_amounts_are_equal_however_they_are_written() =>
        Assert.That(Quantity.Parse("1000m"), Is.EqualTo(Quantity.Parse("1")));
}
