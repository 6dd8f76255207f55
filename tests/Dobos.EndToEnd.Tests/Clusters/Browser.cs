using Shared;

namespace Dobos.EndToEnd.Tests.Clusters;

/// <summary>A real browser without a window.</summary>
internal static class Browser
{
    /// <summary>The page as its scripts have made it.</summary>
    internal static async Task<string> ShowAsync(Sandbox sandbox, Uri address)
    {
        var profile = $"--user-data-dir={sandbox.Beside("browser")}";
        SandboxCommand command = new(Require.Tool("chromium"), "--headless", "--no-sandbox", "--disable-gpu", profile, "--virtual-time-budget=10000", "--dump-dom", $"{address}");
        var page = await sandbox.RunAsync(command with { Deadline = TimeSpan.FromMinutes(1) });
        Assert.That(page.ExitCode, Is.Zero, page.ToString());
        return page.Output;
    }
}
