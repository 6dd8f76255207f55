using Dobos.Failures;
using Dobos.Registries;
using Dobos.Tests.Fakes;
using Dobos.Tests.Registries.Fakes;
using Microsoft.AspNetCore.Http;

namespace Dobos.Tests.Registries;

[CancelAfter(60_000)]
public sealed class BlobFaultTests
{
    private const string Type = "application/octet-stream";

    private readonly byte[] _bytes = SmallImages.Bytes(3_000_000);
    private FakeRegistry _registry = null!;
    private RegistryClient _client = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    private Repository Repository => _client.Repository("shop/calc");

    private Descriptor Blob => Descriptor.Of(Type, _bytes);

    private (string, string) Key => ("shop/calc", Blob.Digest.Value);

    [SetUp]
    public async Task StartAsync()
    {
        _registry = await FakeRegistry.StartAsync();
        _client = _registry.Client();
    }

    [TearDown]
    public async Task EndAsync()
    {
        _client.Dispose();
        await _registry.DisposeAsync();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_download_that_is_dropped_in_the_middle_goes_on_or_starts_over_and_is_whole(bool ranges)
    {
        _registry.Content.HasRanges = ranges;
        _registry.Content.Blobs[Key] = _bytes;
        _registry.Faults.Enqueue(Once("GET", context => HalfAsync(context, _bytes)));
        var read = await Repository.Blobs.ReadAsync(Blob, Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read, Is.EqualTo(_bytes));
            Assert.That(_registry.Count("GET"), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task A_download_that_never_gets_on_gives_up_with_the_code_for_trying_again()
    {
        _registry.Content.Blobs[Key] = _bytes;
        _registry.Faults.Enqueue(Always("GET", context => Task.FromResult(Aborted(context))));
        var thrown = await Assert.ThrowsAsync<RegistryUnreachableException>(() => Repository.Blobs.ReadAsync(Blob, Cancellation));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Code, Is.EqualTo(ExitCode.Unreachable));
            Assert.That(thrown.Message, Does.StartWith($"{_registry.Address} cannot be reached for the download of {Blob.Digest} from 'shop/calc': "));
            Assert.That(_registry.Count("GET"), Is.EqualTo(1 + FakeRegistry.Hasty.Retries));
        }
    }

    [Test]
    public async Task An_upload_that_is_dropped_in_the_middle_begins_anew_with_the_first_byte()
    {
        _registry.Faults.Enqueue(Once("PATCH", async context =>
        {
            _ = await context.Request.Body.ReadAtLeastAsync(new byte[1_000_000], 1_000_000);
            return Aborted(context);
        }));
        var opened = 0;
        await Repository.Blobs.PutAsync(Blob, _ => Opened(), Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_registry.Content.Blobs[Key], Is.EqualTo(_bytes));
            Assert.That(opened, Is.EqualTo(2));
            Assert.That(_registry.Count("POST"), Is.EqualTo(2));
        }

        Task<Stream> Opened()
        {
            opened++;
            return Task.FromResult<Stream>(new MemoryStream(_bytes));
        }
    }

    [Test]
    public async Task An_upload_whose_last_answer_was_lost_is_found_to_be_there()
    {
        _registry.Faults.Enqueue(Once("PUT", async context =>
        {
            await _registry.Content.AnswerAsync(context);
            return Aborted(context);
        }));
        await Repository.Blobs.PutAsync(Blob, SmallImages.Source(_bytes), Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_registry.Content.Blobs[Key], Is.EqualTo(_bytes));
            Assert.That(_registry.Count("POST"), Is.EqualTo(1));
            Assert.That(_registry.Count("HEAD"), Is.EqualTo(1));
        }
    }

    [TestCase(429)]
    [TestCase(503)]
    public async Task As_long_as_the_registry_asks_us_to_wait_we_wait(int status)
    {
        ManualTime clock = new();
        using RegistryClient client = new(_registry.Address, new Dobos.Registries.Auth.AnonymousCredentials(), FakeRegistry.Hasty, clock);
        _registry.Content.Blobs[Key] = _bytes;
        _registry.Faults.Enqueue(Once("GET", context =>
        {
            context.Response.Headers.RetryAfter = "7";
            context.Response.StatusCode = status;
            return Task.FromResult(true);
        }));
        var reading = client.Repository("shop/calc").Blobs.ReadAsync(Blob, Cancellation);
        await clock.PassAsync(TimeSpan.FromSeconds(7), Cancellation);
        Assert.That(await reading, Is.EqualTo(_bytes));
    }

    [Test]
    public async Task A_corrupt_blob_is_named_and_its_last_bytes_are_never_handed_out()
    {
        var blob = Blob;
        _registry.Content.Blobs[Key] = [.. _bytes[..^1], (byte)~_bytes[^1]];
        using MemoryStream got = new();
        var thrown = await Assert.ThrowsAsync<CorruptContentException>(async () =>
        {
            await using var stream = Repository.Blobs.Open(blob);
            await stream.CopyToAsync(got, Cancellation);
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Digest, Is.EqualTo(blob.Digest));
            Assert.That(thrown.Message, Does.Contain(blob.Digest.Value).And.Contain("'shop/calc'").And.Contain($"{_registry.Address}"));
            Assert.That(got.Length, Is.LessThan(blob.Size));
        }
    }

    [TestCase(-1)]
    [TestCase(1)]
    public async Task A_blob_of_another_length_than_was_said_is_corrupt(int difference)
    {
        _registry.Content.Blobs[Key] = difference < 0 ? _bytes[..^1] : [.. _bytes, 0];
        var thrown = await Assert.ThrowsAsync<CorruptContentException>(() => Repository.Blobs.ReadAsync(Blob, Cancellation));
        Assert.That(thrown!.Message, Does.Contain($"it has {_bytes.Length + difference} bytes instead of {_bytes.Length}"));
    }

    [Test]
    public async Task A_blob_of_no_said_length_that_goes_on_too_long_is_corrupt()
    {
        _registry.Faults.Enqueue(Always("GET", async context =>
        {
            await context.Response.Body.WriteAsync(_bytes);
            await context.Response.Body.WriteAsync(new byte[1]);
            return true;
        }));
        var thrown = await Assert.ThrowsAsync<CorruptContentException>(() => Repository.Blobs.ReadAsync(Blob, Cancellation));
        Assert.That(thrown!.Message, Does.Contain("more than"));
    }

    [Test]
    public async Task A_download_that_hangs_is_given_up_for_another_try()
    {
        using var client = _registry.Client(patience: FakeRegistry.Hasty with { Idle = TimeSpan.FromMilliseconds(500), Retries = 20 });
        _registry.Content.Blobs[Key] = _bytes;
        _registry.Faults.Enqueue(Once("GET", async context =>
        {
            context.Response.ContentLength = _bytes.Length;
            await context.Response.Body.WriteAsync(_bytes.AsMemory(0, 1000));
            await context.Response.Body.FlushAsync();
            await HangAsync(context);
            return true;
        }));
        Assert.That(await client.Repository("shop/calc").Blobs.ReadAsync(Blob, Cancellation), Is.EqualTo(_bytes));
    }

    [Test]
    public async Task An_upload_that_the_registry_does_not_take_on_is_given_up_for_another_try()
    {
        using var client = _registry.Client(patience: FakeRegistry.Hasty with { Idle = TimeSpan.FromMilliseconds(500), Retries = 20 });
        var bytes = SmallImages.Bytes(30_000_000);
        _registry.Faults.Enqueue(Once("PATCH", async context =>
        {
            _ = await context.Request.Body.ReadAtLeastAsync(new byte[1000], 1000);
            await HangAsync(context);
            return true;
        }));
        var blob = Descriptor.Of(Type, bytes);
        await client.Repository("shop/calc").Blobs.PutAsync(blob, SmallImages.Source(bytes), Cancellation);
        Assert.That(_registry.Content.Blobs[("shop/calc", blob.Digest.Value)], Is.EqualTo(bytes));
        Assert.That(_registry.Count("PATCH"), Is.GreaterThan(1));
    }

    [Test]
    public async Task An_answer_that_never_comes_is_not_waited_for_beyond_patience()
    {
        using var client = _registry.Client(patience: FakeRegistry.Hasty with { Idle = TimeSpan.FromMilliseconds(100), Retries = 1 });
        _registry.Faults.Enqueue(Always("HEAD", async context =>
        {
            await HangAsync(context);
            return true;
        }));
        var thrown = await Assert.ThrowsAsync<RegistryUnreachableException>(() => client.Repository("shop/calc").Blobs.ExistsAsync(Blob.Digest, Cancellation));
        Assert.That(thrown!.Message, Does.Contain("nothing came for 0.1 s"));
    }

    [Test]
    public async Task A_redirect_to_another_host_is_followed_without_credentials_and_its_signature_is_never_told()
    {
        await using var storage = await FakeRegistry.StartAsync();
        storage.Faults.Enqueue(Always("GET", context => FakeContent.RefuseAsync(context, 403, "SignatureExpired", "no").ContinueWith(_ => true, TaskScheduler.Default)));
        _registry.Faults.Enqueue(Once("GET", context =>
        {
            context.Response.Redirect($"{storage.Uri}bucket/x?sig=t0p-secret");
            return Task.FromResult(true);
        }));
        using var client = _registry.Client(new FixedLogin(new Dobos.Registries.Auth.RegistryLogin.Password("pusher", new("pa55word"), "a test")));
        _registry.Faults.Enqueue(WantsBasic());
        Assert.That(await client.Repository("shop/calc").Blobs.ExistsAsync(Blob.Digest, Cancellation), Is.False);
        var thrown = await Assert.ThrowsAsync<RegistryDeniedException>(() => client.Repository("shop/calc").Blobs.ReadAsync(Blob, Cancellation));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_registry.Credentials.Last(), Does.StartWith("Basic "));
            Assert.That(storage.Credentials, Is.EqualTo([""]));
            Assert.That(thrown!.ToString(), Does.Not.Contain("t0p-secret").And.Not.Contain("pa55word"));
        }
    }

    [Test]
    public async Task A_redirect_from_this_machine_to_another_is_not_followed()
    {
        _registry.Faults.Enqueue(Always("GET", context =>
        {
            context.Response.Redirect("https://storage.example.org/x?sig=t0p-secret");
            return Task.FromResult(true);
        }));
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => Repository.Blobs.ReadAsync(Blob, Cancellation));
        Assert.That(thrown!.Message, Does.Contain("https://storage.example.org/x,").And.Not.Contain("t0p-secret"));
    }

    [Test]
    public async Task A_page_of_a_proxy_is_told_from_an_answer()
    {
        _registry.Faults.Enqueue(Always("POST", async context =>
        {
            context.Response.StatusCode = 413;
            await context.Response.WriteAsync("<html>too \u001b[31mlarge</html>");
            return true;
        }));
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => Repository.Blobs.PutAsync(_bytes, Type, Cancellation));
        Assert.That((thrown!.Code, thrown.Message), Is.EqualTo((
            ExitCode.Failed,
            $"{_registry.Address} answers 413 (with a page that no registry writes; a proxy may stand before it, or the address be wrong) to the upload of {Blob.Digest} to 'shop/calc'; " +
            "allow larger bodies in the registry or the proxy before it.")));
    }

    [Test]
    public async Task What_a_registry_says_is_quoted_short_and_without_what_a_terminal_obeys()
    {
        _registry.Faults.Enqueue(Always("POST", async context =>
        {
            await FakeContent.RefuseAsync(context, 400, "NAME_INVALID", "\u001b[31m" + new string('x', 5000));
            return true;
        }));
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => Repository.Blobs.PutAsync(_bytes, Type, Cancellation));
        Assert.That(thrown!.Message, Does.Contain("400 NAME_INVALID:  [31mxxx").And.Length.LessThan(500));
    }

    [Test]
    public async Task A_source_that_gives_less_than_it_said_leaves_nothing_behind()
    {
        var blob = Blob;
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => Repository.Blobs.PutAsync(blob, SmallImages.Source(_bytes[..^1]), Cancellation));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Message, Does.Contain("the upload was abandoned"));
            Assert.That(_registry.Count("DELETE"), Is.EqualTo(1));
            Assert.That(_registry.Content.Blobs, Is.Empty);
        }
    }

    [Test]
    public async Task A_cancelled_download_ends_at_once()
    {
        using CancellationTokenSource stop = new();
        _registry.Content.Blobs[Key] = _bytes;
        _registry.Faults.Enqueue(Always("GET", async context =>
        {
            await stop.CancelAsync();
            await HangAsync(context);
            return true;
        }));
        await Assert.ThatAsync(() => Repository.Blobs.ReadAsync(Blob, stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_file_appears_when_it_is_whole_and_right_and_not_before()
    {
        using TestFolder folder = new();
        _registry.Content.Blobs[Key] = [.. _bytes[..^1], (byte)~_bytes[^1]];
        await Assert.ThrowsAsync<CorruptContentException>(() => Repository.Blobs.DownloadAsync(Blob, folder.File("x"), Cancellation));
        Assert.That(folder.Files, Is.Empty);
        _registry.Content.Blobs[Key] = _bytes;
        await Repository.Blobs.DownloadAsync(Blob, folder.File("x"), Cancellation);
        Assert.That(await File.ReadAllBytesAsync(folder.File("x"), Cancellation), Is.EqualTo(_bytes));
    }

    [Test]
    public async Task A_full_disk_here_is_said_to_be_ours_and_is_not_tried_again()
    {
        using SmallDisk disk = new(megabytes: 1);
        _registry.Content.Blobs[Key] = _bytes;
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => Repository.Blobs.DownloadAsync(Blob, Path.Combine(disk.Folder, "x"), Cancellation));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Message, Does.StartWith($"{Blob} cannot be written to {disk.Folder}/x: ").And.EndsWith("make room or choose another folder."));
            Assert.That(_registry.Count("GET"), Is.EqualTo(1));
            Assert.That(Directory.GetFiles(disk.Folder), Is.Empty);
        }
    }

    private static Fault Always(string method, Func<HttpContext, Task<bool>> misbehave) =>
        context => context.Request.Method == method ? misbehave(context) : Task.FromResult(false);

    private static Fault Once(string method, Func<HttpContext, Task<bool>> misbehave)
    {
        var left = 1;
        return context => context.Request.Method == method && Interlocked.Exchange(ref left, 0) == 1 ? misbehave(context) : Task.FromResult(false);
    }

    private static Fault WantsBasic() => context =>
    {
        if (context.Request.Headers.Authorization.Count > 0)
            return Task.FromResult(false);

        context.Response.Headers.WWWAuthenticate = "Basic realm=\"x, y\"";
        context.Response.StatusCode = 401;
        return Task.FromResult(true);
    };

    private static async Task<bool> HalfAsync(HttpContext context, byte[] bytes)
    {
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
        await context.Response.Body.FlushAsync();
        return Aborted(context);
    }

    private static bool Aborted(HttpContext context)
    {
        context.Abort();
        return true;
    }

    private static Task HangAsync(HttpContext context) =>
        Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
