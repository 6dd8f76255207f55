using Calc.Frontend.Tests.Fakes;

namespace Calc.Frontend.Tests;

public sealed class PageTests
{
    [TestCase("/", "text/html", "calc.js")]
    [TestCase("/calc.js", "text/javascript", "api/calculate")]
    [TestCase("/calc.css", "text/css", "body")]
    public async Task Its_files_are_served_and_may_load_nothing_foreign(string path, string type, string content)
    {
        using var backend = new FakeBackend();
        await using var host = new FrontendHost(backend);

        using var response = await host.CreateClient().GetAsync(path);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(content));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'self'"));
    }
}
