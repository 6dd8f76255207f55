using System.Net;
using Dobos.Tests.Fakes;

namespace Dobos.Offline.Tests.Registries;

public sealed class CollectionTests
{
    private static readonly byte[] Content = "0123456789"u8.ToArray();
    private static readonly string Blob = $"/v2/a/blobs/{TinyImage.DigestOf(Content)}";

    private readonly ManualTime _clock = new();
    private ServedRegistry _registry = null!;

    [SetUp]
    public async Task StartAsync() => _registry = await ServedRegistry.StartAsync(_clock);

    [TearDown]
    public async Task StopAsync() => await _registry.DisposeAsync();

    [Test]
    public async Task A_blob_that_nothing_names_goes_after_a_day_and_its_bytes_too()
    {
        await _registry.PushBlobAsync("a", Content);
        CollectAfter(hours: 23);
        Assert.That(BytesOnDisk, Is.EqualTo(1));
        CollectAfter(hours: 2);
        Assert.That((BytesOnDisk, await _registry.StatusAsync("HEAD", Blob)), Is.EqualTo((0, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task A_blob_that_a_manifest_names_stays()
    {
        await _registry.PushAsync("a", "1");
        CollectAfter(hours: 24 * 365);
        Assert.That(BytesOnDisk, Is.EqualTo(2));
    }

    [Test]
    public async Task A_blob_that_was_said_to_be_here_counts_as_just_pushed_even_after_a_restart()
    {
        await _registry.PushBlobAsync("a", Content);
        _clock.Advance(TimeSpan.FromHours(23));
        await _registry.StatusAsync("HEAD", Blob);
        await _registry.RestartAsync();
        CollectAfter(hours: 23);
        Assert.That(await _registry.StatusAsync("HEAD", Blob), Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/v2/a/blobs/uploads/?mount=")]
    [TestCase("/v2/a/blobs/uploads/?digest=")]
    public async Task A_blob_that_was_mounted_or_pushed_again_counts_as_just_pushed(string path)
    {
        var digest = await _registry.PushBlobAsync("a", Content);
        _clock.Advance(TimeSpan.FromHours(23));
        Assert.That(await _registry.StatusAsync("POST", $"{path}{digest}", Content), Is.EqualTo(HttpStatusCode.Created));
        CollectAfter(hours: 23);
        Assert.That(await _registry.StatusAsync("HEAD", Blob), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Bytes_stay_as_long_as_one_repository_has_them()
    {
        var digest = await _registry.PushBlobAsync("a", Content);
        _clock.Advance(TimeSpan.FromHours(23));
        await _registry.StatusAsync("POST", $"/v2/b/blobs/uploads/?mount={digest}&from=a");
        CollectAfter(hours: 2);
        Assert.That(
            (await _registry.StatusAsync("HEAD", Blob), await _registry.StatusAsync("GET", $"/v2/b/blobs/{digest}")),
            Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    [Test]
    public async Task An_untagged_manifest_goes_after_seven_days_with_its_blobs()
    {
        var image = await _registry.PushAsync("a", "1");
        _clock.Advance(TimeSpan.FromDays(30));
        await _registry.StatusAsync("DELETE", "/v2/a/manifests/1");
        CollectAfter(hours: 24 * 7);
        Assert.That(ManifestsOnDisk("a"), Is.EqualTo(1));
        CollectAfter(hours: 1);
        Assert.That((BytesOnDisk, await _registry.StatusAsync("HEAD", $"/v2/a/manifests/{image.Digest}")), Is.EqualTo((0, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task A_manifest_that_loses_its_tag_to_another_has_seven_days_from_then()
    {
        var before = await _registry.PushAsync("a", "1", new("before"));
        _clock.Advance(TimeSpan.FromDays(30));
        await _registry.PushAsync("a", "1", new("after"));
        CollectAfter(hours: 24 * 6);
        Assert.That(await _registry.StatusAsync("HEAD", $"/v2/a/manifests/{before.Digest}"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task What_an_index_lists_stays_as_long_as_the_index()
    {
        TinyImage[] images = [new("one", "amd64"), new("two", "arm64")];
        foreach (var image in images)
            await _registry.PushAsync("a", image.Digest, image);

        await _registry.PutAsync("a", "1", TinyImage.Index(images), TinyImage.Types.Index);
        CollectAfter(hours: 24 * 30);
        var kept = ManifestsOnDisk("a");
        await _registry.StatusAsync("DELETE", "/v2/a/manifests/1");
        CollectAfter(hours: 24 * 8);
        Assert.That((kept, Directory.Exists(Path.Combine(_registry.State, "repositories", "a+")), BytesOnDisk), Is.EqualTo((3, false, 0)));
    }

    [Test]
    public async Task A_referrer_stays_with_its_subject_and_goes_with_it()
    {
        var image = await _registry.PushAsync("a", "1");
        var referrer = await _registry.PushReferrerAsync("a", image.Digest);
        var ofReferrer = await _registry.PushReferrerAsync("a", referrer);
        CollectAfter(hours: 24 * 30);
        var kept = (await _registry.ReferrersAsync("a", image.Digest)).Concat(await _registry.ReferrersAsync("a", referrer)).ToList();
        await _registry.StatusAsync("DELETE", "/v2/a/manifests/1");
        CollectAfter(hours: 24 * 8);
        Assert.That((kept, ManifestsLeft("a")), Is.EqualTo((new List<string> { referrer, ofReferrer }, 0)));
    }

    [Test]
    public async Task A_subject_stays_as_long_as_what_refers_to_it_is_tagged()
    {
        var image = await _registry.PushAsync("a", new TinyImage().Digest);
        await _registry.PushReferrerAsync("a", image.Digest, tag: "evidence");
        CollectAfter(hours: 24 * 30);
        Assert.That(await _registry.StatusAsync("HEAD", $"/v2/a/manifests/{image.Digest}"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_referrer_whose_subject_never_came_goes_after_seven_days()
    {
        await _registry.PushReferrerAsync("a", TinyImage.DigestOf([1]));
        CollectAfter(hours: 24 * 6);
        var kept = ManifestsLeft("a");
        CollectAfter(hours: 48);
        Assert.That((kept, ManifestsLeft("a")), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_manifest_that_was_asked_for_has_seven_days_from_then()
    {
        var image = await _registry.PushAsync("a", new TinyImage().Digest);
        _clock.Advance(TimeSpan.FromDays(6));
        await _registry.StatusAsync("HEAD", $"/v2/a/manifests/{image.Digest}");
        CollectAfter(hours: 48);
        Assert.That(await _registry.StatusAsync("HEAD", $"/v2/a/manifests/{image.Digest}"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_upload_that_rests_for_a_day_ends_and_one_that_goes_on_does_not()
    {
        var (resting, busy) = (await BeginAsync(), await BeginAsync());
        _clock.Advance(TimeSpan.FromHours(23));
        await _registry.StatusAsync("PATCH", busy, Content);
        CollectAfter(hours: 2);
        Assert.That(
            (await _registry.StatusAsync("GET", resting), await _registry.StatusAsync("GET", busy), Directory.GetFiles(Path.Combine(_registry.State, "uploads")).Length),
            Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NoContent, 1)));
    }

    [Test]
    public async Task Pushes_lose_nothing_to_collections_that_run_all_the_time()
    {
        using CancellationTokenSource done = new();
        var collecting = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
                _registry.Registry.Collect();
        });
        var images = Enumerable.Range(0, 40).Select(number => new TinyImage($"{number % 4}")).ToList();
        await Task.WhenAll(images.Select((image, number) => _registry.PushAsync($"a{number}", "1", image)));
        await done.CancelAsync();
        await collecting;
        foreach (var (image, number) in images.Select((image, number) => (image, number)))
            Assert.That(await _registry.Http.GetByteArrayAsync($"/v2/a{number}/blobs/{image.Layer}"), Is.EqualTo(image.Blobs[image.Layer]));
    }

    private int BytesOnDisk => Directory.GetFiles(Path.Combine(_registry.State, "blobs"), "*", SearchOption.AllDirectories).Length;

    private int ManifestsOnDisk(string repository) => Directory.GetFiles(Path.Combine(_registry.State, "repositories", $"{repository}+", "manifests")).Length;

    private int ManifestsLeft(string repository) => Directory.Exists(Path.Combine(_registry.State, "repositories", $"{repository}+")) ? ManifestsOnDisk(repository) : 0;

    private void CollectAfter(int hours)
    {
        _clock.Advance(TimeSpan.FromHours(hours));
        _registry.Registry.Collect();
    }

    private async Task<string> BeginAsync()
    {
        using var answer = await _registry.SendAsync("POST", "/v2/a/blobs/uploads/");
        return answer.Headers.Location!.ToString();
    }
}
