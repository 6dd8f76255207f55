using Dobos.Failures;
using Dobos.Tools;

namespace Dobos.Tests.Tools;

[Platform(Exclude = "Win", Reason = "The programs have no .exe.")]
public sealed class ToolBoxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeProcesses _processes = new();
    private readonly FakeDownloads _downloads = new FakeDownloads().Serve(Tooling.Vendor, Tooling.Tar("bin/saw", Tooling.Saw));

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_tool_on_PATH_that_is_new_enough_is_used()
    {
        var saw = OnPath("v1.5.0");
        Assert.That((await Box(Tooling.Tool()).ResolveAsync("saw", version: null, CancellationToken.None)).FullPath, Is.EqualTo(saw));
        Assert.That(_downloads.Asked, Is.Empty);
    }

    [TestCase("v1.4.9", null)]
    [TestCase("v1.5.0", "2.0.0")]
    public async Task One_that_will_not_do_is_replaced_by_the_pinned_one(string onPath, string? wanted)
    {
        OnPath(onPath);
        var found = await Box(Tooling.Tool()).FindAsync("saw", wanted, CancellationToken.None);
        Assert.That(found, Is.EqualTo(new FoundTool("saw", "2.0.0", $"{_folder.Path}/cache/saw/2.0.0/{ToolPlatform.Current.Replace('/', '-')}/saw", ToolOrigin.Cache)));
    }

    [Test]
    public async Task A_tool_in_the_cache_starts_no_process_and_fetches_nothing()
    {
        OnPath("v1.4.9");
        await Box(Tooling.Tool()).FindAllAsync(CancellationToken.None);
        _processes.Commands.Clear();
        _downloads.Asked.Clear();
        await Box(Tooling.Tool()).FindAllAsync(CancellationToken.None);
        Assert.That(_processes.Commands, Is.Empty);
        Assert.That(_downloads.Asked, Is.Empty);
    }

    [Test]
    public async Task A_changed_file_in_the_cache_is_fetched_again()
    {
        var path = (await Box(Tooling.Tool()).FindAsync("saw", version: null, CancellationToken.None)).Path;
        await File.AppendAllTextAsync(path, "!");
        await Box(Tooling.Tool()).FindAsync("saw", version: null, CancellationToken.None);
        Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(Tooling.Saw));
    }

    [Test]
    public async Task A_platform_without_a_pinned_hash_is_told_to_install_the_tool()
    {
        var failure = await Assert.ThrowsAsync<ToolMissingException>(
            () => Box(Tooling.Tool(platform: "plan9/mips")).ResolveAsync("saw", version: null, CancellationToken.None));
        Assert.That(failure!.Code, Is.EqualTo(ExitCode.Configuration));
        Assert.That(
            failure.Message,
            Is.EqualTo($"saw 1.5.0 or later is not on PATH, and build/tools.json has no pinned hash of 2.0.0 for {ToolPlatform.Current}: install it yourself (https://saws.example/install)."));
    }

    [Test]
    public void Describing_starts_nothing_and_fetches_nothing()
    {
        Assert.That(Box(Tooling.Tool()).Describe().Single().Origin, Is.EqualTo(ToolOrigin.ToFetch));
        Assert.That(Box(Tooling.Tool(platform: "plan9/mips")).Describe().Single().Origin, Is.EqualTo(ToolOrigin.Nowhere));
        var saw = OnPath("v1.5.0");
        Assert.That(Box(Tooling.Tool()).Describe().Single(), Is.EqualTo(new ToolDescription("saw", null, saw, ToolOrigin.PathUnasked, "https://saws.example/install")));
        Assert.That(_processes.Commands, Is.Empty);
        Assert.That(_downloads.Asked, Is.Empty);
    }

    [Test]
    public async Task Describing_tells_what_was_learnt_before()
    {
        var old = OnPath("v1.4.9");
        await Box(Tooling.Tool()).FindAllAsync(CancellationToken.None);
        Assert.That(Box(Tooling.Tool()).Describe().Single().Origin, Is.EqualTo(ToolOrigin.Cache));
        await File.AppendAllTextAsync(old, "newer");
        _processes.Output = ["v1.6.0"];
        await Box(Tooling.Tool()).FindAllAsync(CancellationToken.None);
        Assert.That(Box(Tooling.Tool()).Describe().Single(), Is.EqualTo(new ToolDescription("saw", "1.6.0", old, ToolOrigin.Path, "https://saws.example/install")));
    }

    private string OnPath(string version)
    {
        _processes.Output = [version];
        return _folder.Write("bin/saw", "");
    }

    private ToolBox Box(Tool tool)
    {
        var cache = new ToolCache(Path.Combine(_folder.Path, "cache"));
        var search = new PathSearch(new FakeEnvironment(Path.Combine(_folder.Path, "bin")));
        return new(new(() => new ToolCatalogue([tool])), new PathTools(search, _processes, cache), cache, new ToolFetcher(cache, _downloads, new SilentLog()));
    }
}
