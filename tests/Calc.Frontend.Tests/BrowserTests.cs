using System.Diagnostics;
using Calc.Contracts;
using Calc.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Shared;

namespace Calc.Frontend.Tests;

/// <summary>The page in a real browser. The number in its address makes it calculate at once.</summary>
public sealed class BrowserTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Nowhere = "http://127.0.0.1:1";

    [Test]
    public async Task It_shows_the_factors_and_the_release()
    {
        await using var backend = await StartBackendAsync();

        var page = await ShowAsync(backend.Urls.Single(), "84");

        Assert.That(page, Does.Contain("84 = 2 × 2 × 3 × 7").And.Contain("calc-frontend 1.4.57 (green)"));
    }

    [TestCase("84", "The backend cannot be reached.")]
    [TestCase("0", "number must be at least 1.")]
    [TestCase("many", "number must be a number, without quotes.")]
    [TestCase("", "number must be a number, without quotes.")]
    public async Task It_shows_what_went_wrong(string number, string reason) =>
        Assert.That(await ShowAsync(Nowhere, number), Does.Contain(reason));

    private static async Task<WebApplication> StartBackendAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var backend = builder.Build();
        backend.MapPost(CalculateRequest.Route, (CalculateRequest request) => new CalculateResponse(request.Number, [2, 2, 3, 7]));
        await backend.StartAsync();
        return backend;
    }

    private static async Task<string> ShowAsync(string backend, string number)
    {
        var browser = Browser();
        await using var service = ServiceProcess.Start("Calc.Frontend.dll", ("BACKEND_URL", backend), ("VERSION", "1.4.57"), ("SLOT", "green"));
        using var profile = new TemporaryFolder();
        return await DumpAsync(browser, profile.Path, new Uri(await service.AddressAsync(), $"/?number={number}"));
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
        Require.This(found is not null, $"A browser (one of {string.Join(", ", names)})");
        return found!;
    }
}
