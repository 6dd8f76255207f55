using System.Net;

namespace Dobos.Offline.Tests.Registries;

/// <summary>What a process finds that one before it left when it was killed.</summary>
public sealed class RecoveryTests
{
    private ServedRegistry _registry = null!;

    private string Repository => Path.Combine(_registry.State, "repositories", "a+");

    [SetUp]
    public async Task StartAsync() => _registry = await ServedRegistry.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _registry.DisposeAsync();

    [Test]
    public async Task What_was_acknowledged_is_there()
    {
        var image = await _registry.PushAsync("a", "1");
        var referrer = await _registry.PushReferrerAsync("a", image.Digest);
        await _registry.RestartAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _registry.Http.GetByteArrayAsync("/v2/a/manifests/1"), Is.EqualTo(image.Manifest));
            Assert.That(await _registry.Http.GetByteArrayAsync($"/v2/a/blobs/{image.Layer}"), Is.EqualTo(image.Blobs[image.Layer]));
            Assert.That(await _registry.ReferrersAsync("a", image.Digest), Is.EqualTo(new[] { referrer }));
        }
    }

    [Test]
    public async Task A_blob_that_lost_its_bytes_is_missing_until_it_is_pushed_again()
    {
        var image = await _registry.PushAsync("a", "1");
        await _registry.RestartAsync(() => File.WriteAllBytes(Directory.GetFiles(Path.Combine(_registry.State, "blobs"), image.Layer.Split(':')[1], SearchOption.AllDirectories).Single(), []));
        var lost = await _registry.StatusAsync("HEAD", $"/v2/a/blobs/{image.Layer}");
        await _registry.PushAsync("a", "1");

        Assert.That(lost, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await _registry.Http.GetByteArrayAsync($"/v2/a/blobs/{image.Layer}"), Is.EqualTo(image.Blobs[image.Layer]));
    }

    [Test]
    public async Task What_was_deleted_is_not()
    {
        var image = await _registry.PushAsync("a", "1");
        await _registry.StatusAsync("DELETE", $"/v2/a/manifests/{image.Digest}");
        await _registry.StatusAsync("DELETE", $"/v2/a/blobs/{image.Layer}");
        await _registry.RestartAsync();
        Assert.That(
            (await _registry.StatusAsync("GET", "/v2/a/manifests/1"), await _registry.StatusAsync("GET", $"/v2/a/blobs/{image.Layer}")),
            Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task A_deleted_tag_is_not_there_and_what_it_named_is()
    {
        var image = await _registry.PushAsync("a", "1");
        await _registry.StatusAsync("DELETE", "/v2/a/manifests/1");
        await _registry.RestartAsync();
        Assert.That(
            (await _registry.StatusAsync("GET", "/v2/a/manifests/1"), await _registry.StatusAsync("GET", $"/v2/a/manifests/{image.Digest}")),
            Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    [Test]
    public async Task An_upload_has_ended_and_its_file_is_gone()
    {
        using var begun = await _registry.SendAsync("POST", "/v2/a/blobs/uploads/");
        await _registry.StatusAsync("PATCH", begun.Headers.Location!.ToString(), new byte[1000]);
        await _registry.RestartAsync();
        Assert.That(
            (Directory.GetFiles(Path.Combine(_registry.State, "uploads")).Length, await _registry.RefusalAsync("GET", begun.Headers.Location!.ToString())),
            Is.EqualTo((0, (404, "BLOB_UPLOAD_UNKNOWN"))));
    }

    [Test]
    public async Task Files_written_in_half_are_removed_and_what_they_would_have_replaced_stays()
    {
        var image = await _registry.PushAsync("a", "1");
        await _registry.RestartAsync(() =>
        {
            foreach (var file in Directory.GetFiles(Repository, "*", SearchOption.AllDirectories))
                File.WriteAllText($"{file}.0123.half", "half");
        });
        Assert.That(
            (Directory.GetFiles(Repository, "*.half", SearchOption.AllDirectories).Length, await _registry.Http.GetByteArrayAsync("/v2/a/manifests/1")),
            Is.EqualTo((0, image.Manifest)));
    }

    [Test]
    public async Task Bytes_that_were_not_yet_linked_are_collected()
    {
        await _registry.RestartAsync(() =>
        {
            var folder = Directory.CreateDirectory(Path.Combine(_registry.State, "blobs", "sha256", "00")).FullName;
            File.WriteAllText(Path.Combine(folder, new string('0', 63) + "1"), "x");
        });
        _registry.Registry.Collect();
        Assert.That(Directory.GetFiles(Path.Combine(_registry.State, "blobs"), "*", SearchOption.AllDirectories), Is.Empty);
    }

    [TestCase("")]
    [TestCase("application/vnd.oci.image.manifest.v1+json\n{")]
    [TestCase("no line end")]
    [TestCase("application/vnd.oci.image.index.v1+json\n{ \"schemaVersion\": 2, \"manifests\": [] }")]
    public async Task A_manifest_whose_file_is_damaged_is_unknown_and_can_be_pushed_again(string damaged)
    {
        var image = await _registry.PushAsync("a", "1");
        await _registry.RestartAsync(() => File.WriteAllText(Directory.GetFiles(Path.Combine(Repository, "manifests")).Single(), damaged));
        var lost = await _registry.StatusAsync("GET", "/v2/a/manifests/1");
        await _registry.PutAsync("a", "1", image.Manifest);
        Assert.That((lost, await _registry.Http.GetByteArrayAsync("/v2/a/manifests/1")), Is.EqualTo((HttpStatusCode.NotFound, image.Manifest)));
    }

    [Test]
    public async Task Files_that_are_not_ours_are_passed_over()
    {
        var image = await _registry.PushAsync("a", "1");
        await _registry.RestartAsync(() =>
        {
            foreach (var folder in Directory.GetDirectories(_registry.State, "*", SearchOption.AllDirectories))
                File.WriteAllText(Path.Combine(folder, ".DS_Store"), "x");

            Directory.CreateDirectory(Path.Combine(_registry.State, "repositories", "Not A Repository"));
        });
        Assert.That(await _registry.Http.GetByteArrayAsync("/v2/a/manifests/1"), Is.EqualTo(image.Manifest));
    }
}
