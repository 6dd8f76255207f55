namespace Dobos.Offline.Tests.Clusters.Api;

public sealed class WatchTests : ApiTests
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";

    [Test]
    public async Task Changes_come_in_their_order_from_the_version_that_a_list_was_at()
    {
        await Api.ConfigMapAsync("before");
        var (_, list) = await Api.GetAsync(ConfigMaps);
        await Api.ConfigMapAsync("a");
        using var watch = await Watched.OpenAsync(Api, $"{ConfigMaps}?watch=true&resourceVersion={list["metadata"]!["resourceVersion"]}");
        await Api.AskAsync("PATCH", $"{ConfigMaps}/a", """{ "data": { "value": "2" } }""", "application/merge-patch+json");
        await Api.PostAsync("/api/v1/namespaces/default/secrets", """{ "metadata": { "name": "other" } }""");
        await Api.AskAsync("DELETE", $"{ConfigMaps}/a");

        Assert.That(new[] { await watch.BriefAsync(), await watch.BriefAsync(), await watch.BriefAsync() }, Is.EqualTo((string[])["ADDED a", "MODIFIED a", "DELETED a"]));
    }

    [Test]
    public async Task Without_a_version_it_begins_with_what_is_there()
    {
        await Api.ConfigMapAsync("a");
        using var watch = await Watched.OpenAsync(Api, $"{ConfigMaps}?watch=1&fieldSelector=metadata.name%3Da");

        Assert.That(await watch.BriefAsync(), Is.EqualTo("ADDED a"));
    }

    [Test]
    public async Task To_whoever_selects_what_begins_to_fit_is_new_and_what_no_longer_fits_is_gone()
    {
        await Api.ConfigMapAsync("a", labels: """{ "tier": "db" }""");
        using var watch = await Watched.OpenAsync(Api, $"{ConfigMaps}?watch=true&labelSelector=tier%3Dweb");
        await LabelAsync("web");
        await LabelAsync("db");
        await LabelAsync("web");

        Assert.That(new[] { await watch.BriefAsync(), await watch.BriefAsync(), await watch.BriefAsync() }, Is.EqualTo((string[])["ADDED a", "DELETED a", "ADDED a"]));
    }

    [Test]
    public async Task A_version_that_is_forgotten_is_told_as_an_error_and_ends_the_watch()
    {
        for (var number = 0; number < 5_100; number++)
            Api.Cluster.Edit(Offline.Clusters.Kinds.KindTable.Namespace, "", "default", content => { content["metadata"]!["labels"] = new System.Text.Json.Nodes.JsonObject { ["n"] = $"{number}" }; return content; });
        using var watch = await Watched.OpenAsync(Api, $"{ConfigMaps}?watch=true&resourceVersion=1");
        var told = await watch.NextAsync();

        Assert.That((watch.Code, (string?)told!["type"], (int?)told["object"]!["code"], (string?)told["object"]!["reason"]), Is.EqualTo((200, "ERROR", 410, "Expired")));
        Assert.That(await watch.NextAsync(), Is.Null);
    }

    [Test]
    public async Task A_time_that_is_no_number_is_refused_before_it_begins()
    {
        await Api.ConfigMapAsync("a");
        var (code, _) = await Api.GetAsync($"{ConfigMaps}?watch=true&timeoutSeconds=abc");

        Assert.That(code, Is.EqualTo(400));
    }

    [Test]
    public async Task It_ends_when_its_time_is_over()
    {
        using var watch = await Watched.OpenAsync(Api, $"{ConfigMaps}?watch=true&timeoutSeconds=1&resourceVersion={Api.Cluster.Store.Version}");

        Assert.That(await watch.NextAsync(), Is.Null);
    }

    [Test]
    public async Task Whoever_streams_the_list_is_told_where_it_ends()
    {
        await Api.ConfigMapAsync("a");
        using var watch = await Watched.OpenAsync(Api, $"{ConfigMaps}?watch=true&allowWatchBookmarks=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&fieldSelector=metadata.name%3Da");
        var first = await watch.BriefAsync();
        var bookmark = await watch.NextAsync();
        await Api.AskAsync("DELETE", $"{ConfigMaps}/a");

        Assert.That((first, (string?)bookmark!["type"], (string?)bookmark["object"]!["kind"], (string?)bookmark["object"]!["metadata"]!["annotations"]!["k8s.io/initial-events-end"]), Is.EqualTo(("ADDED a", "BOOKMARK", "ConfigMap", "true")));
        Assert.That(await watch.BriefAsync(), Is.EqualTo("DELETED a"));
    }

    [TestCase("sendInitialEvents=true", 422)]
    [TestCase("resourceVersionMatch=NotOlderThan", 422)]
    [TestCase("resourceVersion=99999", 504)]
    [TestCase("resourceVersion=x", 400)]
    public async Task A_watch_that_cannot_begin_is_refused(string query, int expected)
    {
        var (code, status) = await Api.GetAsync($"{ConfigMaps}?watch=true&{query}");

        Assert.That(code, Is.EqualTo(expected), status.ToJsonString());
    }

    [Test]
    public async Task Rows_are_told_with_their_columns_once()
    {
        await Api.ConfigMapAsync("a");
        await Api.ConfigMapAsync("b");
        using var watch = await Watched.OpenAsync(Api, $"{ConfigMaps}?watch=true", "application/json;as=Table;v=v1;g=meta.k8s.io");
        var first = await watch.NextAsync();
        var second = await watch.NextAsync();

        Assert.That((string?)first!["object"]!["kind"], Is.EqualTo("Table"));
        Assert.That((first["object"]!["columnDefinitions"]!.AsArray().Count, second!["object"]!["columnDefinitions"]!.AsArray().Count), Is.EqualTo((3, 0)));
    }

    private Task<(int Code, System.Text.Json.Nodes.JsonObject Body)> LabelAsync(string tier) => Api.AskAsync("PATCH", $"{ConfigMaps}/a", $$"""{ "metadata": { "labels": { "tier": "{{tier}}" } } }""", "application/merge-patch+json");
}
