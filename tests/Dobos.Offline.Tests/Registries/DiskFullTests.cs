using System.Diagnostics;
using System.Net;
using Shared;

namespace Dobos.Offline.Tests.Registries;

/// <summary>On a disk of one megabyte, in memory.</summary>
public sealed class DiskFullTests
{
    private ServedRegistry? _registry;
    private string _disk = "";

    private ServedRegistry Registry => _registry!;

    [SetUp]
    public async Task StartAsync()
    {
        Require.This(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "root, which mounts a small disk,");
        _disk = Directory.CreateTempSubdirectory("dobos-full-").FullName;
        Require.This(Mounts("-t", "tmpfs", "-o", "size=1m", "tmpfs", _disk), "a disk in memory");
        _registry = await ServedRegistry.StartAsync(folder: _disk);
    }

    [TearDown]
    public async Task StopAsync()
    {
        if (_registry is not null)
            await _registry.DisposeAsync();
        if (Directory.Exists(_disk))
        {
            Process.Start("umount", [_disk]).WaitForExit();
            Directory.Delete(_disk);
        }
    }

    [TestCase("POST")]
    [TestCase("PATCH")]
    public async Task A_blob_that_does_not_fit_is_refused_and_leaves_room_for_one_that_does(string method)
    {
        var large = new byte[2_000_000];
        var path = method is "POST" ? $"/v2/a/blobs/uploads/?digest={TinyImage.DigestOf(large)}" : await BeginAsync();
        var refusal = await Registry.RefusalAsync(method, path, large);
        await Registry.PushBlobAsync("a", new byte[900_000]);
        Assert.That(refusal, Is.EqualTo((507, "UNKNOWN")));
    }

    [Test]
    public async Task A_manifest_that_does_not_fit_is_refused_and_the_tag_names_what_it_named()
    {
        var image = await Registry.PushAsync("a", "1");
        var large = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(image.Manifest).PadRight(2_000_000));
        var refusal = await Registry.RefusalAsync("PUT", "/v2/a/manifests/1", large, TinyImage.Types.Manifest);
        await Registry.PushBlobAsync("a", new byte[900_000]);
        await Registry.RestartAsync();
        Assert.That((refusal, await Registry.Http.GetByteArrayAsync("/v2/a/manifests/1")), Is.EqualTo(((507, "UNKNOWN"), image.Manifest)));
    }

    [Test]
    public async Task What_is_there_is_served_from_a_full_disk()
    {
        var image = await Registry.PushAsync("a", "1");
        await FillAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Registry.StatusAsync("GET", $"/v2/a/blobs/{image.Layer}"), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await Registry.StatusAsync("DELETE", "/v2/a/manifests/1"), Is.EqualTo(HttpStatusCode.Accepted));
        }
    }

    private async Task FillAsync()
    {
        await using var file = File.Create(Path.Combine(_disk, "filler"));
        try
        {
            while (true)
            {
                await file.WriteAsync(new byte[4096]);
                await file.FlushAsync();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private async Task<string> BeginAsync()
    {
        using var answer = await Registry.SendAsync("POST", "/v2/a/blobs/uploads/");
        return answer.Headers.Location!.ToString();
    }

    private static bool Mounts(params string[] arguments)
    {
        using var mount = Process.Start(new ProcessStartInfo("mount", arguments) { RedirectStandardError = true })!;
        mount.WaitForExit();
        return mount.ExitCode == 0;
    }
}
