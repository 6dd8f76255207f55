using Dobos.Loopback;

namespace Dobos.Tests.Loopback;

public sealed class LoopbackHostTests
{
    [TestCase("localhost", "127.0.0.1 ::1")]
    [TestCase("LocalHost", "127.0.0.1 ::1")]
    [TestCase("a.b.localhost", "127.0.0.1")]
    [TestCase("127.8.9.10", "127.8.9.10")]
    [TestCase("::1", "::1")]
    [TestCase("notlocalhost", "")]
    [TestCase("localhost.example.org", "")]
    [TestCase("127.0.0.1.example.org", "")]
    [TestCase("0.0.0.0", "")]
    [TestCase("10.0.0.1", "")]
    [TestCase("", "")]
    public void This_machine_is_known_by_name_without_asking_anybody(string host, string addresses) =>
        Assert.That(string.Join(' ', LoopbackHost.Addresses(host).Select(address => $"{address}")), Is.EqualTo(addresses));

    [Test]
    public void No_proxy_stands_between_this_machine_and_itself()
    {
        using var handler = LoopbackConnection.CreateHandler();
        Assert.That((handler.UseProxy, handler.AllowAutoRedirect, handler.UseCookies), Is.EqualTo((false, false, false)));
    }

    [Test]
    public async Task Every_other_name_is_refused_before_it_is_looked_up()
    {
        using HttpMessageInvoker client = new(LoopbackConnection.CreateHandler());
        using HttpRequestMessage request = new(HttpMethod.Get, "http://example.org/");
        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(request, TestContext.CurrentContext.CancellationToken));
        Assert.That(thrown!.Message, Does.Contain("example.org is not this machine"));
    }
}
