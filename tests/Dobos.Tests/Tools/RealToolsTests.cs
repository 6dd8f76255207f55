using System.Diagnostics;
using Dobos.Tools;

namespace Dobos.Tests.Tools;

public sealed class RealToolsTests
{
    [TestCase("helm", "4.1.4", "version --short")]
    [TestCase("helm", "3.18.0", "version --short")]
    [TestCase("kubectl", "1.34.5", "version --client")]
    public async Task What_was_fetched_is_what_it_says(string tool, string version, string arguments)
    {
        var start = new ProcessStartInfo(await RealTools.PathOfAsync(tool, version), arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        Assert.That(ToolVersion.FirstIn(await process.StandardOutput.ReadToEndAsync()), Is.EqualTo(ToolVersion.FirstIn(version)));
    }
}
