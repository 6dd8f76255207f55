using System.Net;

namespace Dobos.Offline.Tests.Clusters.Load;

internal sealed class OpenLoadTests
{
    [Test]
    public async Task Requests_go_out_at_their_rate_whether_or_not_the_earlier_ones_were_answered()
    {
        TaskCompletionSource<HttpStatusCode> held = new();
        using CancellationTokenSource all = new();
        var sent = 0;

        var run = new OpenLoad(perSecond: 200, (_, _) =>
        {
            if (Interlocked.Increment(ref sent) == 100)
                held.SetResult(HttpStatusCode.OK);
            return held.Task;
        }).RunAsync(TimeSpan.FromSeconds(1));
        var report = await run;

        Assert.That(report.Sent, Is.EqualTo(200).Within(2));
        Assert.That(report.Requests[0].Taken, Is.GreaterThan(TimeSpan.FromMilliseconds(400)), "the first waited for the hundredth");
    }

    [Test]
    public async Task A_request_that_we_were_late_to_send_counts_as_slow()
    {
        var report = await new OpenLoad(perSecond: 100, (number, _) =>
        {
            if (number == 0)
                SpinWait.SpinUntil(() => false, TimeSpan.FromMilliseconds(300));
            return Task.FromResult(HttpStatusCode.OK);
        }).RunAsync(TimeSpan.FromSeconds(1));

        Assert.That(report.Requests[1].Taken, Is.GreaterThan(TimeSpan.FromMilliseconds(200)));
    }

    [Test]
    public async Task Failures_resets_and_what_takes_too_long_are_lost_and_nothing_else_is()
    {
        var report = await new OpenLoad(perSecond: 10, async (number, deadline) => number switch
        {
            0 => HttpStatusCode.BadGateway,
            1 => throw new HttpRequestException("Connection reset by peer"),
            2 => await NeverAsync(deadline),
            3 => HttpStatusCode.NotFound,
            _ => HttpStatusCode.OK,
        })
        { Slowest = TimeSpan.FromSeconds(2) }.RunAsync(TimeSpan.FromSeconds(1));

        Assert.That(report.Lost.Select(lost => lost.Lost), Is.EqualTo((string[])["502", "Connection reset by peer", "no answer within 2 s"]));
    }

    private static async Task<HttpStatusCode> NeverAsync(CancellationToken deadline)
    {
        await Task.Delay(Timeout.Infinite, deadline);
        return HttpStatusCode.OK;
    }
}
