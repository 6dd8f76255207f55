using Dobos.Versions;

namespace Dobos.Tests.Versions;

public sealed class VersionOrderTests
{
    [TestCase("1.4.9", "1.4.10")]
    [TestCase("1.9.0", "1.10.0")]
    [TestCase("v1.0.0", "1.0.1")]
    [TestCase("2.0.0-rc.1", "2.0.0")]
    [TestCase("2.0.0-rc.2", "2.0.0-rc.10")]
    [TestCase("2.0.0-alpha", "2.0.0-alpha.1")]
    [TestCase("2.0.0-1", "2.0.0-alpha")]
    public void The_first_is_older_than_the_second(string older, string newer)
    {
        Assert.That(VersionOrder.IsOlder(older, newer), Is.True);
        Assert.That(VersionOrder.IsOlder(newer, older), Is.False);
    }

    [TestCase("1.0.0", "1.0.0")]
    [TestCase("0.0.0-local.hab12", "1.0.0")]
    [TestCase("1.0.0", "0.0.0-pr.3.4")]
    public void Neither_is_older(string one, string other)
    {
        Assert.That(VersionOrder.IsOlder(one, other), Is.False);
        Assert.That(VersionOrder.IsOlder(other, one), Is.False);
    }
}
