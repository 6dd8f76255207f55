using System.Text;
using Dobos.Failures;
using Dobos.Tools;

namespace Dobos.Tests.Tools;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ToolFetcherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeDownloads _downloads = new();
    private readonly SilentLog _log = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task An_archive_of_the_vendor_is_unpacked_and_kept()
    {
        _downloads.Serve(Tooling.Vendor, Tooling.Tar("bin/saw", Tooling.Saw));
        var path = await FetchAsync(Tooling.Tool());
        Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(Tooling.Saw));
        Assert.That(_folder.Folders, Is.EqualTo(Only("saw")));
    }

    [Test]
    public async Task An_archive_inside_an_npm_package_is_unpacked_and_kept()
    {
        _downloads.Serve(Tooling.Npm, Tooling.Tar("package/layer.zip", Tooling.Zip("saw/saw", Tooling.Saw)));
        var path = await FetchAsync(Tooling.Tool(sources: Tooling.Npm));
        Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(Tooling.Saw));
    }

    [Test, Platform(Exclude = "Win")]
    public async Task What_is_kept_can_be_executed()
    {
        _downloads.Serve(Tooling.Vendor, Tooling.Tar("bin/saw", Tooling.Saw));
        var path = await FetchAsync(Tooling.Tool());
#pragma warning disable CA1416 // Not on Windows: see the attribute.
        Assert.That(File.GetUnixFileMode(path), Is.EqualTo((UnixFileMode)0b111_101_101));
#pragma warning restore CA1416
    }

    [Test]
    public async Task A_wrong_hash_is_refused_and_nothing_kept()
    {
        _downloads.Serve(Tooling.Vendor, Tooling.Tar("bin/saw", Encoding.UTF8.GetBytes("another saw")));
        var failure = await Assert.ThrowsAsync<ToolRefusedException>(() => FetchAsync(Tooling.Tool()));
        Assert.That(failure!.Code, Is.EqualTo(ExitCode.Refused));
        Assert.That(failure.Message, Does.StartWith("saw 2.0.0 for ").And.Contains("saws.example: it sent sha256 ").And.Contains(Tooling.Pin().Sha256));
        Assert.That(_folder.Files, Is.Empty);
        Assert.That(_folder.Folders, Is.Empty);
    }

    [Test]
    public async Task A_source_that_fails_is_followed_by_the_next()
    {
        _downloads.Serve(Tooling.Npm, Tooling.Tar("package/layer.zip", Tooling.Zip("saw/saw", Tooling.Saw)));
        await FetchAsync(Tooling.Tool(sources: [Tooling.Vendor, Tooling.Npm]));
        Assert.That(_downloads.Asked, Is.EqualTo(Only(Tooling.Vendor, Tooling.Npm)));
        Assert.That(_log.Lines, Does.Contain("saw 2.0.0 does not come from saws.example: no such host."));
    }

    [Test]
    public async Task A_wrong_hash_counts_more_than_a_source_that_is_away()
    {
        _downloads.Serve(Tooling.Vendor, Tooling.Tar("bin/saw", Encoding.UTF8.GetBytes("another saw")));
        await Assert.ThrowsAsync<ToolRefusedException>(() => FetchAsync(Tooling.Tool(sources: [Tooling.Vendor, Tooling.Npm])));
    }

    [Test]
    public async Task Sources_that_are_all_away_are_all_named()
    {
        var failure = await Assert.ThrowsAsync<ToolUnreachableException>(() => FetchAsync(Tooling.Tool(sources: [Tooling.Vendor, Tooling.Npm])));
        Assert.That(failure!.Code, Is.EqualTo(ExitCode.Unreachable));
        Assert.That(failure.Message, Does.Contain("saws.example: no such host; npm package @saws/saw@2.0.0: no such host").And.Contains("https://saws.example/install"));
        Assert.That(_folder.Folders, Is.Empty);
    }

    [TestCase("not an archive", "no archive")]
    [TestCase("PK but not a zip", "no archive")]
    public async Task A_page_in_the_archives_place_is_told_apart(string sent, string told)
    {
        _downloads.Serve(Tooling.Vendor, Encoding.UTF8.GetBytes(sent));
        Assert.That((await Assert.ThrowsAsync<ToolUnreachableException>(() => FetchAsync(Tooling.Tool())))!.Message, Does.Contain(told));
    }

    [Test]
    public async Task An_archive_without_the_tool_is_told_apart()
    {
        _downloads.Serve(Tooling.Vendor, Tooling.Tar("bin/hammer", Tooling.Saw));
        Assert.That((await Assert.ThrowsAsync<ToolUnreachableException>(() => FetchAsync(Tooling.Tool())))!.Message, Does.Contain("its archive has no bin/saw"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_cancelled_fetch_leaves_nothing(bool packed)
    {
        using var cancelled = new CancellationTokenSource();
        var source = packed ? Tooling.Vendor : Tooling.Vendor with { Entries = [] };
        _downloads.Serve(source, packed ? Tooling.Tar("bin/saw", Tooling.Saw) : Tooling.Saw).Before = _ => cancelled.CancelAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => FetchAsync(Tooling.Tool(sources: source), cancelled.Token));
        Assert.That(_folder.Files, Is.Empty);
        Assert.That(_folder.Folders, Is.Empty);
    }

    [Test]
    public async Task Two_at_once_end_with_one_whole_file()
    {
        var both = new Barrier(2);
        _downloads.Serve(Tooling.Vendor, Tooling.Tar("bin/saw", Tooling.Saw)).Before = cancellation => Task.Run(() => both.SignalAndWait(cancellation), cancellation);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var paths = await Task.WhenAll(FetchAsync(Tooling.Tool(), deadline.Token), FetchAsync(Tooling.Tool(), deadline.Token));
        Assert.That(paths[0], Is.EqualTo(paths[1]));
        Assert.That(await File.ReadAllBytesAsync(paths[0]), Is.EqualTo(Tooling.Saw));
        Assert.That(_folder.Folders, Is.EqualTo(Only("saw")));
    }

    private static T[] Only<T>(params T[] expected) => expected;

    private Task<string> FetchAsync(Tool tool, CancellationToken cancellation = default) =>
        new ToolFetcher(new ToolCache(_folder.Path), _downloads, _log).FetchAsync(tool, tool.Pins[0], cancellation);
}
