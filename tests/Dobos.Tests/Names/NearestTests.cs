using Dobos.Names;

namespace Dobos.Tests.Names;

public sealed class NearestTests
{
    [TestCase("Tset", "Test")]
    [TestCase("PROD", "prod")]
    [TestCase("stagin", "staging")]
    [TestCase("xyz", null)]
    [TestCase("a", null)]
    public void A_slip_finds_what_was_meant_and_a_stranger_nothing(string given, string? meant) =>
        Assert.That(Nearest.To(given, ["Test", "prod", "staging", "b"]), Is.EqualTo(meant));
}
