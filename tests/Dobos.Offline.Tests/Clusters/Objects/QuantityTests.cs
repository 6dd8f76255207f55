using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Tests.Clusters.Objects;

internal sealed class QuantityTests
{
    [TestCase("500m", "0.5")]
    [TestCase("1Ki", "1024")]
    [TestCase("1.5Gi", "1610612736")]
    [TestCase("2e3", "2k")]
    [TestCase("-1", "-1000m")]
    [TestCase(".5", "500m")]
    public void TheSameAmountIsTheSameHoweverItIsWritten(string one, string other) => Assert.That(Quantity.Parse(one), Is.EqualTo(Quantity.Parse(other)));

    [TestCase("")]
    [TestCase("much")]
    [TestCase("1kk")]
    [TestCase("1 ")]
    [TestCase("-")]
    [TestCase("1e999")]
    public void WhatIsNoAmountIsNone(string text) => Assert.That(Quantity.Parse(text), Is.Null);

    [TestCase("250m", "750m", "1")]
    [TestCase("1", "500m", "1500m")]
    [TestCase("64Mi", "0", "67108864")]
    [TestCase("1n", "1n", "2n")]
    public void AmountsAreAdded(string one, string other, string sum) => Assert.That((Quantity.Parse(one)!.Value + Quantity.Parse(other)!.Value).ToString(), Is.EqualTo(sum));
}
