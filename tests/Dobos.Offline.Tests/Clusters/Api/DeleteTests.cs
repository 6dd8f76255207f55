namespace Dobos.Offline.Tests.Clusters.Api;

public sealed class DeleteTests : ApiTests
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";

    [Test]
    public async Task What_is_gone_at_once_is_told_by_a_status()
    {
        var (_, created) = await Api.ConfigMapAsync("a");
        var (code, status) = await Api.AskAsync("DELETE", $"{ConfigMaps}/a", """{ "propagationPolicy": "Background" }""");

        Assert.That((code, (string?)status["status"], (string?)status["details"]!["name"], (string?)status["details"]!["kind"], (string?)status["details"]!["uid"]), Is.EqualTo((200, "Success", "a", "configmaps", (string?)created["metadata"]!["uid"])));
        Assert.That((await Api.GetAsync($"{ConfigMaps}/a")).Code, Is.EqualTo(404));
    }

    [Test]
    public async Task Of_a_service_the_service_itself_is_answered()
    {
        await Api.PostAsync("/api/v1/namespaces/default/services", """{ "metadata": { "name": "web" }, "spec": { "ports": [{ "port": 80 }] } }""");
        var (_, answered) = await Api.AskAsync("DELETE", "/api/v1/namespaces/default/services/web");

        Assert.That((string?)answered["kind"], Is.EqualTo("Service"));
    }

    [Test]
    public async Task Another_than_the_one_that_was_meant_is_left_alone()
    {
        await Api.ConfigMapAsync("a");
        var (byUid, _) = await Api.AskAsync("DELETE", $"{ConfigMaps}/a", """{ "preconditions": { "uid": "another" } }""");
        var (byVersion, _) = await Api.AskAsync("DELETE", $"{ConfigMaps}/a", """{ "preconditions": { "resourceVersion": "1" } }""");

        Assert.That((byUid, byVersion, (await Api.GetAsync($"{ConfigMaps}/a")).Code), Is.EqualTo((409, 409, 200)));
    }

    [Test]
    public async Task All_that_is_selected_goes_at_once()
    {
        await Api.ConfigMapAsync("a", labels: """{ "go": "yes" }""");
        await Api.ConfigMapAsync("b", labels: """{ "go": "yes" }""");
        await Api.ConfigMapAsync("c");
        var (code, list) = await Api.AskAsync("DELETE", $"{ConfigMaps}?labelSelector=go");

        Assert.That((code, (string?)list["kind"], list["items"]!.AsArray().Count), Is.EqualTo((200, "ConfigMapList", 2)));
        Assert.That(((await Api.GetAsync($"{ConfigMaps}/a")).Code, (await Api.GetAsync($"{ConfigMaps}/c")).Code), Is.EqualTo((404, 200)));
    }

    [Test]
    public async Task What_is_held_by_a_finalizer_stays_until_it_is_let_go()
    {
        await Api.PostAsync(ConfigMaps, """{ "metadata": { "name": "held", "finalizers": ["example.com/hold"] } }""");
        var (_, going) = await Api.AskAsync("DELETE", $"{ConfigMaps}/held");
        var (held, _) = await Api.GetAsync($"{ConfigMaps}/held");
        await Api.AskAsync("PATCH", $"{ConfigMaps}/held?dryRun=All", """{ "metadata": { "finalizers": null } }""", "application/merge-patch+json");
        var (still, _) = await Api.GetAsync($"{ConfigMaps}/held");
        await Api.AskAsync("PATCH", $"{ConfigMaps}/held", """{ "metadata": { "finalizers": null } }""", "application/merge-patch+json");

        Assert.That((string?)going["metadata"]!["deletionTimestamp"], Is.Not.Null);
        Assert.That((held, still, (await Api.GetAsync($"{ConfigMaps}/held")).Code), Is.EqualTo((200, 200, 404)));
    }

    [TestCase("propagationPolicy=Sideways")]
    [TestCase("propagationPolicy=Orphan&orphanDependents=true")]
    public async Task A_policy_that_is_none_is_refused(string query)
    {
        await Api.ConfigMapAsync("a");

        Assert.That((await Api.AskAsync("DELETE", $"{ConfigMaps}/a?{query}")).Code, Is.EqualTo(422));
    }

    [Test]
    public async Task The_first_namespaces_may_not_be_deleted() =>
        Assert.That((await Api.AskAsync("DELETE", "/api/v1/namespaces/default")).Code, Is.EqualTo(403));

    [Test]
    public async Task An_eviction_deletes_the_pod()
    {
        const string Pods = "/api/v1/namespaces/default/pods";
        await Api.PostAsync(Pods, """{ "metadata": { "name": "p" }, "spec": { "containers": [{ "name": "web", "image": "shop" }] } }""");
        var (code, _) = await Api.PostAsync($"{Pods}/p/eviction", """{ "apiVersion": "policy/v1", "kind": "Eviction", "metadata": { "name": "p" } }""");

        Assert.That((code, (await Api.GetAsync($"{Pods}/p")).Code), Is.EqualTo((201, 404)));
    }
}
