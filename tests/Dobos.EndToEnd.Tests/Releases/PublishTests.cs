using Dobos.EndToEnd.Tests.Reuse;

namespace Dobos.EndToEnd.Tests.Releases;

/// <summary>From a commit of somebody else's shop into the registry of the box.</summary>
[Platform("Linux")]
public sealed class PublishTests
{
    private static PublishedShop _published = null!;

    private static Shop Shop => _published.Shop;

    [OneTimeSetUp]
    public static async Task PublishAsync() => _published = await PublishedShop.GetAsync();

    [Test]
    public void A_commit_becomes_a_release_on_a_machine_without_a_container_engine()
    {
        Assert.That(_published.First.ExitCode, Is.Zero, _published.First.ToString());
        Assert.That(_published.First.Output, Does.Match(@"(?m)^shop 2\.3\.0: record pushed, 2 of 2 blobs, ").And.Match(@"(?m)^shop 2\.3\.0 is published as sha256:[0-9a-f]{64} \(\d+ bytes uploaded\)$"));
        Assert.That(_published.FirstCalls, Has.Some.StartsWith("helm package").And.Some.StartsWith("dotnet msbuild"));
    }

    [Test]
    public async Task The_second_time_it_uploads_nothing_and_starts_neither_dotnet_nor_helm_and_an_edit_gets_a_version_of_its_own()
    {
        _published.Watched.Taken();
        var second = await RunAsync("--target", "PushAcr", "--env", "local");
        Assert.That(second.ExitCode, Is.Zero, second.ToString());
        Assert.That(second.Output, Does.Match(@"(?m)^shop 2\.3\.0 is published as sha256:[0-9a-f]{64} \(nothing to upload\)$"));
        Assert.That(_published.Watched.Taken(), Has.Length.EqualTo(1).And.One.Contains("Dobos.Host.dll --target PushAcr"));

        Shop.Sandbox.Write(ShopFiles.Price, ShopFiles.PriceBy("each * pieces"));
        var edited = await RunAsync("--target", "PushAcr", "--env", "local");
        Shop.Sandbox.Write(ShopFiles.Price, ShopFiles.All[ShopFiles.Price]);
        Assert.That(edited.Output, Does.Match(@"(?m)^shop 0\.0\.0-local\.h[0-9a-f]{12} is published as sha256:"), edited.ToString());
    }

    [Test]
    public async Task A_machine_reads_one_answer()
    {
        var json = await RunAsync("--target", "PushAcr", "--env", "local", "--json");
        Assert.That(json.Output, Does.StartWith("{\n  \"releases\": [").And.Contain("\"uploaded\": 0"), json.ToString());
        Assert.That(json.Output.Split('\n'), Has.One.EqualTo("{"));
    }

    [Test]
    public async Task A_protected_environment_builds_nothing_and_takes_only_what_is_published()
    {
        _published.Watched.Taken();
        var refused = await RunAsync("--target", "PushAcr", "--env", "prod", "--offline");
        Assert.That(refused.ExitCode, Is.EqualTo(7), refused.ToString());
        Assert.That(refused.Error, Does.Match(@"Error: shop 2\.3\.0 is not published in localhost:\d+, and nothing is built for 'prod', which is protected;"));
        var found = await RunAsync("--target", "PushAcr", "--env", "staging", "--offline");
        Assert.That(found.ExitCode, Is.Zero, found.ToString());
        Assert.That(_published.Watched.Taken(), Has.All.Contains("Dobos.Host.dll"));
    }

    [Test]
    public async Task The_tag_of_a_release_is_set_when_it_is_asked_for()
    {
        var nothing = await RunAsync("--target", "TagSource");
        var tagged = await RunAsync("--target", "TagSource", "--service", "shop");
        Assert.That(nothing.Output, Does.Contain("No release branch is checked out; name what to tag with --service."), nothing.ToString());
        Assert.That(tagged.ExitCode, Is.Zero, tagged.ToString());
        Assert.That((await Shop.Sandbox.GitAsync("tag", "--list")).Trim(), Is.EqualTo("shop/v2.3.0"));
    }

    private static Task<SandboxResult> RunAsync(params string[] arguments) => _published.RunAsync(arguments);
}
