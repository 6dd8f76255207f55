using Dobos.Tools;

namespace Dobos.Tests.Tools;

public sealed class ToolCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Tool _tool = Tooling.Tool();

    private ToolCache Cache => new(_folder.Path);

    private ToolPin Pin => _tool.Pins[0];

    public void Dispose() => _folder.Dispose();

    [Test]
    public void What_was_kept_is_found()
    {
        Assert.That(Cache.Find(_tool, Pin), Is.Null);
        Assert.That(Cache.Keep(_tool, Pin, _folder.Write("new", "the saw")), Is.EqualTo(Cache.PathOf(_tool, Pin)));
        Assert.That(Cache.Find(_tool, Pin), Is.EqualTo(Cache.PathOf(_tool, Pin)));
    }

    [Test]
    public void What_was_changed_since_is_not_found()
    {
        var path = Cache.Keep(_tool, Pin, _folder.Write("new", "the saw"));
        File.AppendAllText(path, "!");
        Assert.That(Cache.Find(_tool, Pin), Is.Null);
    }

    [Test]
    public void Another_hash_in_the_catalogue_is_another_tool()
    {
        Cache.Keep(_tool, Pin, _folder.Write("new", "the saw"));
        Assert.That(Cache.Find(_tool, Pin with { Sha256 = new string('0', 64) }), Is.Null);
    }

    [Test]
    public void A_tool_without_its_stamp_is_hashed_again_and_found()
    {
        var path = Cache.Keep(_tool, Pin, _folder.Write("new", "the saw"));
        File.Delete(path + ".stamp");
        Assert.That(Cache.Find(_tool, Pin), Is.EqualTo(path));
        Assert.That(path + ".stamp", Does.Exist);
    }
}
