using System.Text.Json.Nodes;

namespace Dobos.Offline.Tests.Clusters.Api;

public sealed class DiscoveryTests : ApiTests
{
    private const string Aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

    [TestCase("/api", Aggregated)]
    [TestCase("/apis", Aggregated)]
    [TestCase("/apis/apps/v1", null)]
    [TestCase("/openapi/v3?timeout=32s", null)]
    [TestCase("/openapi/v3/apis/apps/v1?hash=1", null)]
    [TestCase("/version?timeout=32s", null)]
    public async Task Whoever_has_it_already_is_told_so(string path, string? accept)
    {
        using var first = await Api.SendAsync("GET", path, accept: accept);
        using var second = await Api.SendAsync("GET", path, accept: accept, headers: ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.That(((int)first.StatusCode, (int)second.StatusCode), Is.EqualTo((200, 304)));
    }

    [Test]
    public async Task The_type_tells_which_discovery_it_is()
    {
        using var aggregated = await Api.SendAsync("GET", "/apis", accept: Aggregated);
        using var plain = await Api.SendAsync("GET", "/apis", accept: "application/json");

        Assert.That(aggregated.Content.Headers.ContentType!.ToString().Replace(" ", "", StringComparison.Ordinal), Is.EqualTo("application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"));
        Assert.That(plain.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/json"));
    }

    [Test]
    public async Task Both_discoveries_tell_of_the_same()
    {
        List<string> plain = [], aggregated = [];
        foreach (var group in (await Api.GetAsync("/apis")).Body["groups"]!.AsArray())
        {
            var version = (string?)group!["preferredVersion"]!["groupVersion"];
            plain.AddRange((await Api.GetAsync($"/apis/{version}")).Body["resources"]!.AsArray().Where(one => !((string?)one!["name"])!.Contains('/', StringComparison.Ordinal)).Select(one => $"{version}/{one!["name"]}"));
        }

        foreach (var group in (await Api.GetAsync("/apis", Aggregated)).Body["items"]!.AsArray())
            aggregated.AddRange(group!["versions"]![0]!["resources"]!.AsArray().Select(one => $"{group["metadata"]!["name"]}/{group["versions"]![0]!["version"]}/{one!["resource"]}"));

        Assert.That(plain, Is.EqualTo(aggregated).And.Contain("apps/v1/deployments"));
    }

    [Test]
    public async Task Each_kind_has_its_line_in_the_stub_of_its_group()
    {
        var (_, index) = await Api.GetAsync("/openapi/v3");
        List<JsonNode?> kinds = [];
        foreach (var (_, where) in index["paths"]!.AsObject())
            kinds.AddRange((await Api.GetAsync((string)where!["serverRelativeURL"]!)).Body["paths"]!.AsObject().Select(path => path.Value!["patch"]!["x-kubernetes-group-version-kind"]!["kind"]));

        Assert.That(kinds.Select(kind => (string?)kind), Is.EquivalentTo(Offline.Clusters.Kinds.KindTable.Rows.Select(kind => kind.Name)));
    }

    [Test]
    public async Task The_server_says_what_it_is_like() =>
        Assert.That((string?)(await Api.GetAsync("/version")).Body["gitVersion"], Does.Match(@"^v1\.34\.\d+$"));
}
