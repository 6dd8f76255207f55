using System.Net.Sockets;
using Calc.Backend.Tests.Fakes;
using Calc.Testing;

namespace Calc.Backend.Tests.Hosting;

[Platform(Exclude = "Win", Reason = "There is no SIGTERM.")]
public sealed class ShutdownTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_stop_is_announced_first_then_requests_in_flight_are_answered_then_it_ends_well()
    {
        await using var service = ServiceProcess.Start("Calc.Backend.dll", ("DRAIN_SECONDS", "2"), ("SHUTDOWN_SECONDS", "20"));
        using var client = new HttpClient { BaseAddress = await service.AddressAsync() };
        using var body = new HeldBody("""{"number": 84}""");
        var inFlight = await SendAsync(client.BaseAddress, body);

        service.Terminate();

        Assert.That(async () => (await client.GetJsonAsync("/readyz")).Status, Is.EqualTo(503).After(10).Seconds.PollEvery(20).MilliSeconds);
        Assert.That((await client.CalculateAsync("""{"number": 21}""")).Status, Is.EqualTo(200), "what still arrives while it is announced");
        Assert.That(() => Refuses(client.BaseAddress), Is.True.After(10).Seconds.PollEvery(20).MilliSeconds);
        body.Release();
        Assert.That(await inFlight, Is.EqualTo(200));
        Assert.That(await service.ExitAsync(), Is.Zero);
    }

    [Test]
    public async Task A_request_without_an_end_holds_no_stop_up_for_longer_than_the_bound()
    {
        await using var service = ServiceProcess.Start("Calc.Backend.dll", ("DRAIN_SECONDS", "0"), ("SHUTDOWN_SECONDS", "1"));
        using var body = new HeldBody("""{"number": 84}""");
        await SendAsync(await service.AddressAsync(), body);
        var asked = TimeProvider.System.GetTimestamp();

        service.Terminate();
        var code = await service.ExitAsync();

        Assert.That(code, Is.Zero, service.Output);
        Assert.That(TimeProvider.System.GetElapsedTime(asked), Is.InRange(TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10)));
    }

    /// <summary>Returns once the service has the request and waits for its body; the task inside ends with the answer's status.</summary>
    private static async Task<Task<int>> SendAsync(Uri address, HeldBody body)
    {
        var handler = new SocketsHttpHandler { Expect100ContinueTimeout = Patience };
        var client = new HttpClient(handler) { BaseAddress = address };
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/calculate") { Content = body, Headers = { ExpectContinue = true } };
        var answer = client.SendAsync(request);
        await body.Awaited.WaitAsync(Patience);
        return StatusAsync(client, answer);
    }

    private static async Task<int> StatusAsync(HttpClient client, Task<HttpResponseMessage> answer)
    {
        using (client)
        using (var response = await answer)
            return (int)response.StatusCode;
    }

    private static bool Refuses(Uri address)
    {
        try
        {
            using var client = new TcpClient(address.Host, address.Port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
