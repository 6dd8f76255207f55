using System.Text.Json.Nodes;

namespace Dobos.Offline.Tests.Clusters.Api;

public sealed class ListTests : ApiTests
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";

    [Test]
    public async Task A_list_read_in_pages_is_as_it_was_at_the_first()
    {
        foreach (var name in (string[])["a", "b", "c", "d", "e"])
            await Api.ConfigMapAsync(name);
        var (_, first) = await Api.GetAsync($"{ConfigMaps}?limit=2");
        await Api.AskAsync("DELETE", $"{ConfigMaps}/c");
        await Api.ConfigMapAsync("ca");
        var (_, second) = await Api.GetAsync($"{ConfigMaps}?limit=2&continue={Uri.EscapeDataString(Continue(first)!)}");
        var (_, third) = await Api.GetAsync($"{ConfigMaps}?limit=2&continue={Uri.EscapeDataString(Continue(second)!)}");

        Assert.That(Names(first).Concat(Names(second)).Concat(Names(third)), Is.EqualTo((string[])["a", "b", "c", "d", "e"]));
        Assert.That((Version(second), Version(third), Continue(third)), Is.EqualTo((Version(first), Version(first), (string?)null)));
        Assert.That((int?)first["metadata"]!["remainingItemCount"], Is.EqualTo(3));
    }

    [Test]
    public async Task A_page_of_a_list_that_is_forgotten_has_expired_and_one_that_never_was_is_a_mistake()
    {
        foreach (var name in (string[])["a", "b"])
            await Api.ConfigMapAsync(name);
        var (_, first) = await Api.GetAsync($"{ConfigMaps}?limit=1");
        for (var others = 0; others < 64; others++)
            await Api.GetAsync($"{ConfigMaps}?limit=1");
        var (late, status) = await Api.GetAsync($"{ConfigMaps}?limit=1&continue={Uri.EscapeDataString(Continue(first)!)}");
        var (wrong, _) = await Api.GetAsync($"{ConfigMaps}?limit=1&continue=nonsense");

        Assert.That((late, (string?)status["reason"], wrong), Is.EqualTo((410, "Expired", 400)));
    }

    [TestCase("labelSelector=tier%3Dweb", "a,b")]
    [TestCase("labelSelector=tier%3Dweb%2Cold", "b")]
    [TestCase("labelSelector=tier+notin+(web)", "c,kube-root-ca.crt")]
    [TestCase("fieldSelector=metadata.name%3Dc", "c")]
    [TestCase("fieldSelector=metadata.name%21%3Dc&labelSelector=tier", "a,b")]
    public async Task Only_what_is_selected_is_listed(string query, string expected)
    {
        await Api.ConfigMapAsync("a", labels: """{ "tier": "web" }""");
        await Api.ConfigMapAsync("b", labels: """{ "tier": "web", "old": "yes" }""");
        await Api.ConfigMapAsync("c", labels: """{ "tier": "db" }""");
        var (_, list) = await Api.GetAsync($"{ConfigMaps}?{query}");

        Assert.That(Names(list), Is.SubsetOf(expected.Split(',')).And.Not.Empty);
        Assert.That(expected.Split(',').Except(["kube-root-ca.crt"]), Is.SubsetOf(Names(list)));
    }

    [TestCase("labelSelector=%2C%2C")]
    [TestCase("fieldSelector=spec.color%3Dred")]
    [TestCase("resourceVersion=new")]
    [TestCase("limit=some")]
    public async Task What_cannot_be_asked_is_a_mistake(string query)
    {
        var (code, status) = await Api.GetAsync($"{ConfigMaps}?{query}");

        Assert.That(code, Is.EqualTo(400), status.ToJsonString());
    }

    [Test]
    public async Task A_version_that_is_not_yet_is_to_be_waited_for()
    {
        var (code, status) = await Api.GetAsync($"{ConfigMaps}?resourceVersion=999999");

        Assert.That((code, (string?)status["reason"], (int?)status["details"]!["retryAfterSeconds"]), Is.EqualTo((504, "Timeout", 1)));
    }

    [Test]
    public async Task Whoever_wants_labels_alone_gets_no_content()
    {
        await Api.ConfigMapAsync("a", labels: """{ "tier": "web" }""");
        const string Accept = "application/vnd.kubernetes.protobuf;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";
        var (_, list) = await Api.GetAsync($"{ConfigMaps}?labelSelector=tier", Accept);
        var (_, one) = await Api.GetAsync($"{ConfigMaps}/a", "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1");

        Assert.That(((string?)list["kind"], (string?)list["items"]![0]!["kind"], (string?)one["kind"]), Is.EqualTo(("PartialObjectMetadataList", "PartialObjectMetadata", "PartialObjectMetadata")));
        Assert.That((string?)list["items"]![0]!["metadata"]!["labels"]!["tier"], Is.EqualTo("web"));
        Assert.That((list.ToJsonString() + one.ToJsonString()).Contains("\"value\":\"1\"", StringComparison.Ordinal), Is.False);
    }

    [Test]
    public async Task Whoever_prints_gets_rows_also_of_one_object_and_of_none()
    {
        await Api.ConfigMapAsync("a");
        const string Accept = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
        var (_, one) = await Api.GetAsync($"{ConfigMaps}/a", Accept);
        var (_, none) = await Api.GetAsync($"{ConfigMaps}?labelSelector=nobody", Accept);

        Assert.That(((string?)one["kind"], (string?)one["rows"]![0]!["cells"]![0]), Is.EqualTo(("Table", "a")));
        Assert.That(none["rows"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Whoever_reads_nothing_that_is_spoken_here_is_told_what_is()
    {
        var (code, status) = await Api.GetAsync(ConfigMaps, "text/html");

        Assert.That((code, (string?)status["reason"]), Is.EqualTo((406, "NotAcceptable")));
    }

    private static IEnumerable<string?> Names(JsonObject list) => list["items"]!.AsArray().Select(item => (string?)item!["metadata"]!["name"]);

    private static string? Continue(JsonObject list) => (string?)list["metadata"]!["continue"];

    private static string? Version(JsonObject list) => (string?)list["metadata"]!["resourceVersion"];
}
