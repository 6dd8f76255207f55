using Dobos.Tools;

namespace Dobos.Tests.Tools;

public sealed class ToolVersionTests
{
    [TestCase("v4.1.4", "4.1.4")]
    [TestCase("v3.18.0+gcc58e3f", "3.18.0")]
    [TestCase("Client Version: v1.32.4-dispatcher\nKustomize Version: v5.5.0\n", "1.32.4")]
    [TestCase("version.BuildInfo{Version:\"v3.17.2\", GoVersion:\"go1.23.7\"}", "3.17.2")]
    public void The_first_version_in_what_a_tool_prints_counts(string printed, string version)
    {
        Assert.That(ToolVersion.FirstIn(printed).ToString(), Is.EqualTo(version));
    }

    [TestCase("")]
    [TestCase("helm")]
    [TestCase("1.2")]
    [TestCase("10.0.0.1")]
    public void What_holds_no_version_is_none(string printed)
    {
        Assert.That(ToolVersion.FirstIn(printed), Is.Null);
    }

    [Test]
    public void Numbers_are_compared_as_numbers()
    {
        Assert.That(new ToolVersion(3, 9, 0), Is.LessThan(new ToolVersion(3, 17, 0)));
        Assert.That(new ToolVersion(4, 0, 0), Is.GreaterThan(new ToolVersion(3, 99, 99)));
    }
}
