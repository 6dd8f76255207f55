using System.Net;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Tests.Registries;

/// <summary>Tags, the catalog and the referrers API.</summary>
public sealed class ListTests
{
    private ServedRegistry _registry = null!;

    [SetUp]
    public async Task StartAsync() => _registry = await ServedRegistry.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _registry.DisposeAsync();

    [Test]
    public async Task Tags_are_listed_in_the_order_of_their_characters()
    {
        await TagAsync("b", "a", "B", "1.0", "_x");
        var list = await _registry.JsonAsync("/v2/a/tags/list");
        Assert.That((list["name"]!.GetValue<string>(), Joined(list["tags"])), Is.EqualTo(("a", "1.0,B,_x,a,b")));
    }

    [TestCase("?n=2", "1,2", "/v2/a/tags/list?n=2&last=2")]
    [TestCase("?n=2&last=2", "3,4", "/v2/a/tags/list?n=2&last=4")]
    [TestCase("?n=2&last=4", "5", null)]
    [TestCase("?n=3&last=25", "3,4,5", null)]
    [TestCase("?last=3", "4,5", null)]
    [TestCase("?n=5", "1,2,3,4,5", null)]
    [TestCase("?n=0", "", null)]
    [TestCase("?last=9", "", null)]
    public async Task Tags_come_in_pages_each_with_a_link_to_the_next(string query, string tags, string? next)
    {
        await TagAsync("1", "2", "3", "4", "5");
        using var answer = await _registry.SendAsync("GET", $"/v2/a/tags/list{query}");
        var listed = Joined(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["tags"]);
        var link = answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null;
        Assert.That((listed, link), Is.EqualTo((tags, next is null ? null : $"<{next}>; rel=\"next\"")));
    }

    [TestCase("/v2/a/tags/list?n=-1")]
    [TestCase("/v2/a/tags/list?n=x")]
    [TestCase("/v2/a/tags/list?n=99999999999")]
    [TestCase("/v2/_catalog?n=-1")]
    public async Task A_page_size_that_is_none_is_refused(string path)
    {
        await TagAsync("1");
        Assert.That(await _registry.RefusalAsync("GET", path), Is.EqualTo((400, "PAGINATION_NUMBER_INVALID")));
    }

    [Test]
    public async Task A_repository_without_tags_lists_none()
    {
        await TagAsync("1");
        await _registry.StatusAsync("DELETE", "/v2/a/manifests/1");
        Assert.That(Joined((await _registry.JsonAsync("/v2/a/tags/list"))["tags"]), Is.Empty);
    }

    [Test]
    public async Task An_unknown_repository_has_no_tags_to_list() =>
        Assert.That(await _registry.RefusalAsync("GET", "/v2/unknown/tags/list"), Is.EqualTo((404, "NAME_UNKNOWN")));

    [Test]
    public async Task The_catalog_lists_repositories_in_pages()
    {
        foreach (var name in new[] { "calc/frontend", "calc-backend", "a" })
            await _registry.PushAsync(name, "1");

        using var first = await _registry.SendAsync("GET", "/v2/_catalog?n=2");
        var names = Joined(JsonNode.Parse(await first.Content.ReadAsStringAsync())!["repositories"]);
        var next = first.Headers.GetValues("Link").Single();
        Assert.That(
            (names, next, Joined((await _registry.JsonAsync(next[1..next.IndexOf('>')]))["repositories"])),
            Is.EqualTo(("a,calc-backend", "</v2/_catalog?n=2&last=calc-backend>; rel=\"next\"", "calc/frontend")));
    }

    [Test]
    public async Task Referrers_are_listed_with_type_and_annotations()
    {
        var image = await _registry.PushAsync("a", "1");
        var digest = await _registry.PushReferrerAsync("a", image.Digest, "application/vnd.evidence");
        using var answer = await _registry.SendAsync("GET", $"/v2/a/referrers/{image.Digest}");
        var index = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var size = TinyImage.Referrer(image.Digest, "application/vnd.evidence").Length;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo(TinyImage.Types.Index));
            Assert.That(answer.Headers.Contains("OCI-Filters-Applied"), Is.False);
            Assert.That((index["schemaVersion"]!.GetValue<int>(), index["mediaType"]!.GetValue<string>()), Is.EqualTo((2, TinyImage.Types.Index)));
            Assert.That(index["manifests"]!.AsArray().Single()!.ToJsonString(), Is.EqualTo(JsonNode.Parse($$$"""
                { "mediaType": "{{{TinyImage.Types.Manifest}}}", "digest": "{{{digest}}}", "size": {{{size}}},
                  "artifactType": "application/vnd.evidence", "annotations": { "test.of": "application/vnd.evidence" } }
                """)!.ToJsonString()));
        }
    }

    [Test]
    public async Task Referrers_are_filtered_by_type_and_the_answer_says_so()
    {
        var image = await _registry.PushAsync("a", "1");
        var one = await _registry.PushReferrerAsync("a", image.Digest, "application/vnd.one+json");
        await _registry.PushReferrerAsync("a", image.Digest, "application/vnd.two");
        using var answer = await _registry.SendAsync("GET", $"/v2/a/referrers/{image.Digest}?artifactType=application%2Fvnd.one%2Bjson");
        var listed = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["manifests"]!.AsArray();
        Assert.That(
            (answer.Headers.GetValues("OCI-Filters-Applied").Single(), listed.Single()!["digest"]!.GetValue<string>()),
            Is.EqualTo(("artifactType", one)));
    }

    [Test]
    public async Task Without_an_artifact_type_a_referrer_has_its_configs()
    {
        var config = await _registry.PushBlobAsync("a", "{}"u8.ToArray());
        var subject = TinyImage.DigestOf([1]);
        var manifest = $$"""
            { "schemaVersion": 2, "config": { "mediaType": "application/vnd.config", "digest": "{{config}}", "size": 2 }, "layers": [],
              "subject": { "mediaType": "x/y", "digest": "{{subject}}", "size": 1 } }
            """;
        await _registry.PutAsync("a", "1", System.Text.Encoding.UTF8.GetBytes(manifest));
        var listed = (await _registry.JsonAsync($"/v2/a/referrers/{subject}"))["manifests"]!.AsArray();
        Assert.That(listed.Single()!["artifactType"]!.GetValue<string>(), Is.EqualTo("application/vnd.config"));
    }

    [Test]
    public async Task What_nothing_refers_to_has_an_empty_list_even_where_it_does_not_exist()
    {
        await _registry.PushAsync("a", "1");
        Assert.That(
            (await _registry.ReferrersAsync("a", TinyImage.DigestOf([1])), await _registry.ReferrersAsync("unknown", TinyImage.DigestOf([1]))),
            Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
    }

    [Test]
    public async Task A_referrer_may_come_before_its_subject_and_is_listed_until_it_is_deleted()
    {
        TinyImage image = new();
        var referrer = await _registry.PushReferrerAsync("a", image.Digest);
        var before = await _registry.ReferrersAsync("a", image.Digest);
        await _registry.PushAsync("a", "1", image);
        var after = await _registry.ReferrersAsync("a", image.Digest);
        await _registry.StatusAsync("DELETE", $"/v2/a/manifests/{referrer}");
        Assert.That((before, after, await _registry.ReferrersAsync("a", image.Digest)), Is.EqualTo((new[] { referrer }, new[] { referrer }, Array.Empty<string>())));
    }

    [Test]
    public async Task Referrers_of_what_is_no_digest_are_refused() =>
        Assert.That(await _registry.RefusalAsync("GET", "/v2/a/referrers/latest"), Is.EqualTo((400, "DIGEST_INVALID")));

    [TestCase("GET", "/v2/", HttpStatusCode.OK)]
    [TestCase("HEAD", "/v2/", HttpStatusCode.OK)]
    [TestCase("GET", "/v2", HttpStatusCode.OK)]
    [TestCase("HEAD", "/v2/_catalog", HttpStatusCode.OK)]
    [TestCase("HEAD", "/v2/a/tags/list", HttpStatusCode.OK)]
    [TestCase("POST", "/v2/", HttpStatusCode.MethodNotAllowed)]
    [TestCase("PATCH", "/v2/a/manifests/1", HttpStatusCode.MethodNotAllowed)]
    [TestCase("DELETE", "/v2/a/tags/list", HttpStatusCode.MethodNotAllowed)]
    [TestCase("GET", "/v2/a", HttpStatusCode.NotFound)]
    public async Task Each_path_knows_its_methods(string method, string path, HttpStatusCode status)
    {
        await TagAsync("1");
        Assert.That(await _registry.StatusAsync(method, path), Is.EqualTo(status));
    }

    private async Task TagAsync(params IReadOnlyList<string> tags)
    {
        var image = await _registry.PushAsync("a", tags[0]);
        foreach (var tag in tags)
            await _registry.PutAsync("a", tag, image.Manifest);
    }

    private static string Joined(JsonNode? list) => string.Join(',', list!.AsArray().Select(one => one!.GetValue<string>()));
}
