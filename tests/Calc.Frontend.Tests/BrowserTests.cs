using System.Diagnostics;
using Calc.Frontend.Tests.Fakes;
using Calc.Testing;

namespace Calc.Frontend.Tests;

/// <summary>The page in a real browser. The number in its address makes it calculate at once.</summary>
public sealed class BrowserTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task It_shows_the_factors_and_the_release()
    {
        using var backend = new FakeBackend();

        var page = await ShowAsync(backend, "84");

        Assert.That(page, Does.Contain("84 = 2 × 2 × 3 × 7").And.Contain("calc-frontend 1.4.57 (green)"));
    }

    [TestCase("0", "number must be at least 1.")]
    [TestCase("many", "number must be a number, without quotes.")]
    [TestCase("", "number must be a number, without quotes.")]
    public async Task It_shows_what_is_wrong_with_a_number(string number, string reason)
    {
        using var backend = new FakeBackend();

        Assert.That(await ShowAsync(backend, number), Does.Contain(reason));
    }

    [Test]
    public async Task It_shows_that_the_backend_failed()
    {
        using var backend = new FakeBackend { Answer = (_, _) => FakeBackend.Unreachable() };

        Assert.That(await ShowAsync(backend, "84"), Does.Contain("The backend cannot be reached."));
    }

    private static async Task<string> ShowAsync(FakeBackend backend, string number)
    {
        var browser = Browser();
        await using var host = new FrontendHost(backend, ("VERSION", "1.4.57"), ("SLOT", "green"));
        host.UseKestrel(port: 0);
        host.StartServer();
        using var profile = new TemporaryFolder();
        return await DumpAsync(browser, profile.Path, new Uri(host.ClientOptions.BaseAddress, $"/?number={number}"));
    }

    private static async Task<string> DumpAsync(string browser, string profile, Uri address)
    {
        using var process = Process.Start(new ProcessStartInfo(
            browser,
            ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={profile}", "--virtual-time-budget=10000", "--dump-dom", $"{address}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        // Both pipes are drained while we wait: a full pipe would block the browser forever.
        var errors = process.StandardError.ReadToEndAsync();
        var page = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await errors;
        return page;
    }

    private static string Browser()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        var found = names.SelectMany(_ => folders, (name, folder) => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (found is null)
            Assert.Ignore($"Needs a browser: none of {string.Join(", ", names)} is on PATH.");
        return found!;
    }
}
