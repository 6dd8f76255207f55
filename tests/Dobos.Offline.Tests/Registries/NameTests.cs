using System.Net;

namespace Dobos.Offline.Tests.Registries;

public sealed class NameTests
{
    private ServedRegistry _registry = null!;

    [SetUp]
    public async Task StartAsync() => _registry = await ServedRegistry.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _registry.DisposeAsync();

    [TestCase("a")]
    [TestCase("a/b/c/d")]
    [TestCase("a.b_c__d---e")]
    [TestCase("charts/calc-backend")]
    [TestCase("con")]
    [TestCase("blobs/uploads")]
    [TestCase("a/manifests/b/tags/list")]
    [TestCase("a/referrers")]
    public async Task Whatever_the_grammar_allows_can_be_pushed_and_is_there_after_a_restart(string name)
    {
        var image = await _registry.PushAsync(name, "Some-Tag_1.0.");
        await _registry.RestartAsync();
        Assert.That(await _registry.Http.GetByteArrayAsync($"/v2/{name}/manifests/Some-Tag_1.0."), Is.EqualTo(image.Manifest));
    }

    [TestCase("UPPER")]
    [TestCase("a..b")]
    [TestCase("a//b")]
    [TestCase("/a")]
    [TestCase("-a")]
    [TestCase("a_")]
    [TestCase("a___b")]
    [TestCase("a+b")]
    [TestCase("ä")]
    [TestCase("a%01")]
    [TestCase("..%2f..%2fetc")]
    [TestCase("a%2f..")]
    [TestCase("a%5c..%5c..")]
    [TestCase("_uploads")]
    public async Task What_the_grammar_does_not_allow_is_refused(string name) =>
        Assert.That(await _registry.RefusalAsync("POST", $"/v2/{name}/blobs/uploads/"), Is.EqualTo((400, "NAME_INVALID")));

    [Test]
    public async Task A_name_has_an_end()
    {
        var longest = new string('a', 250);
        await _registry.PushAsync(longest, "1");
        Assert.That(await _registry.RefusalAsync("GET", $"/v2/{longest}a/tags/list"), Is.EqualTo((400, "NAME_INVALID")));
    }

    [TestCase("..%2f..%2f..%2fpush.password")]
    [TestCase(".hidden")]
    [TestCase("-a")]
    [TestCase("a+b")]
    [TestCase("sha256:..")]
    public async Task What_is_neither_tag_nor_digest_cannot_be_pushed_and_is_not_found(string reference)
    {
        var pushed = await _registry.RefusalAsync("PUT", $"/v2/a/manifests/{reference}", [], TinyImage.Types.Manifest);
        Assert.That((pushed, await _registry.RefusalAsync("GET", $"/v2/a/manifests/{reference}")), Is.EqualTo(((400, "MANIFEST_INVALID"), (404, "MANIFEST_UNKNOWN"))));
    }

    [Test]
    public async Task A_tag_has_128_characters_at_most()
    {
        await _registry.PushAsync("a", new('T', 128));
        Assert.That(await _registry.RefusalAsync("PUT", $"/v2/a/manifests/{new string('T', 129)}", []), Is.EqualTo((400, "MANIFEST_INVALID")));
    }

    [Test]
    public async Task Tags_that_differ_by_case_are_two()
    {
        await _registry.PushAsync("a", "rc", new("small"));
        var large = await _registry.PushAsync("a", "RC", new("large"));
        await _registry.RestartAsync();
        Assert.That(await _registry.Http.GetByteArrayAsync("/v2/a/manifests/RC"), Is.EqualTo(large.Manifest));
    }

    [TestCase("/v2/a/../../../../push.password")]
    [TestCase("/v2/%2e%2e/%2e%2e/push.password")]
    [TestCase("/push.password")]
    public async Task A_path_out_of_the_api_finds_nothing(string path) =>
        Assert.That(await _registry.StatusAsync("GET", path), Is.EqualTo(HttpStatusCode.NotFound));
}
