using Dobos.Tools;

namespace Dobos.Tests.Tools;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ToolDownloadsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_vendor_that_does_not_answer_in_time_is_a_source_that_failed()
    {
        var failure = await Assert.ThrowsAsync<SourceFailedException>(() => BringAsync(new ImpatientTime(), CancellationToken.None));
        Assert.That(failure!.Message, Is.EqualTo("it was not done after 5 minutes"));
    }

    [Test]
    public async Task Cancelling_is_no_failure_of_the_source()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => BringAsync(TimeProvider.System, cancelled.Token));
    }

    private async Task<string> BringAsync(TimeProvider time, CancellationToken cancellation)
    {
        using var silent = new SilentVendor();
        var npm = new NpmDownload(new PathSearch(new FakeEnvironment("")), new FakeProcesses(), "/checkout");
        return await new ToolDownloads(new VendorDownload(silent), npm, time).BringAsync(Tooling.Vendor, _folder.Path, cancellation);
    }

    private sealed class SilentVendor : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("It never answers.");
        }
    }

    /// <summary>Every wait is over at once.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
