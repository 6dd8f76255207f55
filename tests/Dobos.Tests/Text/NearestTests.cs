using Dobos.Text;

namespace Dobos.Tests.Text;

public sealed class NearestTests
{
    private static readonly string[] Targets = ["Test", "SelfTest", "Restore", "Build"];

    [TestCase("Tset", ExpectedResult = "Test")]
    [TestCase("resore", ExpectedResult = "Restore")]
    [TestCase("buildd", ExpectedResult = "Build")]
    [TestCase("nope", ExpectedResult = null)]
    public string? The_nearest_name_is_offered_when_it_is_near(string typed) => Nearest.To(typed, Targets);
}
