using Dobos.EndToEnd.Tests.Reuse;

namespace Dobos.EndToEnd.Tests.Releases;

/// <summary>The tools that the suite itself would take.</summary>
internal static class Tools
{
    internal static async Task<string> HelmAsync(Sandbox sandbox)
    {
        var tools = await sandbox.RunAsync(Shop.Command("--target", "Tools") with { Deadline = TimeSpan.FromMinutes(8) });
        Assert.That(tools.ExitCode, Is.Zero, tools.ToString());
        return tools.Output.Split('\n').Single(line => line.StartsWith("helm ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
    }
}
