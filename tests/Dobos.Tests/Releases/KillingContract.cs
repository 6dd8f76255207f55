using Dobos.Registries;
using Dobos.Releases;
using Dobos.Tests.Registries.Fakes;
using Dobos.Tests.Releases.Fakes;

namespace Dobos.Tests.Releases;

/// <summary>A push that dies leaves nothing wrong, and the next one ends it, whichever registry it is.</summary>
public abstract class KillingContract
{
    private static readonly RegistryPatience Hasty = FakeRegistry.Hasty with { Settle = TimeSpan.FromMilliseconds(1), Retries = 0 };

    private readonly ReleaseWorkshop _shop = new();
    private IRunningRegistry _registry = null!;
    private CuttingProxy _proxy = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    protected abstract Task<IRunningRegistry> StartRegistryAsync();

    [SetUp]
    public async Task StartAsync()
    {
        _registry = await StartRegistryAsync();
        _proxy = await CuttingProxy.StartAsync(_registry);
    }

    [TearDown]
    public async Task EndAsync()
    {
        _shop.Dispose();
        if (_proxy is not null)
            await _proxy.DisposeAsync();
        if (_registry is not null)
            await _registry.DisposeAsync();
    }

    [Test]
    public async Task Killed_before_within_or_after_any_request_it_leaves_nothing_wrong_and_the_next_push_completes_it()
    {
        var requests = await WholeAsync();
        for (var at = 1; at <= requests.Length; at++)
        {
            foreach (var moment in Moments(requests[at - 1]))
            {
                await KilledAsync($"shop{at}{moment}".ToLowerInvariant(), at, moment);
                await TestContext.Out.WriteLineAsync($"killed {moment,-6} {requests[at - 1]}");
            }
        }
    }

    // What only looks has no middle, and leaves nothing behind.
    private static Moment[] Moments(string request) => request.Contains(" P", StringComparison.Ordinal) ? Enum.GetValues<Moment>() : [Moment.Before];

    private async Task<string[]> WholeAsync()
    {
        _proxy.Arm(at: 0, Moment.Before);
        await PublishAsync(_shop.Candidate("shop0before"), Cancellation);
        return [.. _proxy.Requests];
    }

    private async Task KilledAsync(string service, int at, Moment moment)
    {
        var candidate = _shop.Candidate(service);
        var life = _proxy.Arm(at, moment);
        await Assert.ThatAsync(() => PublishAsync(candidate, life), Throws.Exception, $"{at} {moment}");
        _proxy.Arm(at: 0, Moment.Before);
        await CheckAsync(candidate, mustBeThere: false);

        var published = await PublishAsync(candidate, Cancellation);
        Assert.That(published.Record, Is.EqualTo(candidate.Tags.Record));
        await CheckAsync(candidate, mustBeThere: true);
        Assert.That((await PublishAsync(candidate, Cancellation)).Uploaded, Is.Zero, $"{at} {moment}");
    }

    // Whatever a tag of the version leads to is ours and is there, every byte of it; and a record comes last.
    private async Task CheckAsync(Candidate candidate, bool mustBeThere)
    {
        using var client = Client();
        ReleaseShelf shelf = new(client, candidate.Service);
        var tags = await shelf.TagsAsync("1.4.57", Cancellation);
        var isWhole = tags.Record is not null;
        Assert.That(isWhole, Is.True.Or.EqualTo(mustBeThere));
        Assert.That(tags.Image, Is.EqualTo(candidate.Tags.Image).Or.EqualTo(isWhole ? candidate.Tags.Image : null));
        Assert.That(tags.Chart, Is.EqualTo(candidate.Tags.Chart).Or.EqualTo(isWhole ? candidate.Tags.Chart : null));
        if (tags.Image is { } image)
            await ReadAsync(shelf.Images, image);
        if (tags.Chart is { } chart)
            await ReadAsync(shelf.Charts, chart);
        if (isWhole)
            Assert.That((await shelf.FindAsync("1.4.57", Cancellation))!.Record, Is.EqualTo(candidate.Record));
        if (mustBeThere)
            Assert.That(await shelf.Records.Referrers.ListAsync(tags.Record!, null, Cancellation), Has.Count.EqualTo(1));
    }

    private static async Task ReadAsync(Repository repository, Digest digest)
    {
        foreach (var blob in (await repository.Manifests.GetAsync(digest, Cancellation)).Blobs)
            await repository.Blobs.ReadAsync(blob, Cancellation);
    }

    private async Task<Published> PublishAsync(Candidate candidate, CancellationToken life)
    {
        using var client = Client();
        return await _shop.PublishAsync(candidate, client, life);
    }

    private RegistryClient Client() => new(_proxy.Address, _registry.Credentials, Hasty);
}
