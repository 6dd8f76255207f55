using System.Text.Json.Nodes;

namespace Dobos.Offline.Tests.Clusters.Api;

/// <summary>The four ways to change a part of an object, and the parts that are written on their own.</summary>
public sealed class PatchTests : ApiTests
{
    private const string Deployments = "/apis/apps/v1/namespaces/default/deployments";
    private const string Web = $"{Deployments}/web";
    private const string Apply = "application/apply-patch+yaml";

    private const string Deployment = """
        {
          "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "web" },
          "spec": {
            "replicas": 1, "selector": { "matchLabels": { "app": "web" } },
            "template": { "metadata": { "labels": { "app": "web" } }, "spec": { "containers": [{ "name": "web", "image": "shop:1" }] } }
          }
        }
        """;

    [TestCase("application/strategic-merge-patch+json", """{ "spec": { "template": { "spec": { "containers": [{ "name": "web", "image": "shop:2" }] } } } }""")]
    [TestCase("application/merge-patch+json", """{ "spec": { "template": { "spec": { "containers": [{ "name": "web", "image": "shop:2" }] } } } }""")]
    [TestCase("application/json-patch+json", """[{ "op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "shop:2" }]""")]
    [TestCase(Apply, """{ "apiVersion": "apps/v1", "kind": "Deployment", "spec": { "template": { "spec": { "containers": [{ "name": "web", "image": "shop:2" }] } } } }""")]
    public async Task Each_way_changes_the_image_and_nothing_else(string type, string patch)
    {
        var (_, before) = await Api.PostAsync(Deployments, Deployment);
        var (code, after) = await Api.AskAsync("PATCH", $"{Web}?fieldManager=me&force=true", patch, type);

        Assert.That(code, Is.EqualTo(200), after.ToJsonString());
        Assert.That((string?)after["spec"]!["template"]!["spec"]!["containers"]![0]!["image"], Is.EqualTo("shop:2"));
        Assert.That(((int?)before["metadata"]!["generation"], (int?)after["metadata"]!["generation"]), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task An_apply_creates_what_is_not_there_and_tells_who_owns_what()
    {
        var (first, created) = await Api.AskAsync("PATCH", $"{Web}?fieldManager=one", Deployment, Apply);
        var (second, _) = await Api.AskAsync("PATCH", $"{Web}?fieldManager=one", Deployment, Apply);
        var (third, conflict) = await Api.AskAsync("PATCH", $"{Web}?fieldManager=two", Deployment.Replace("shop:1", "shop:2", StringComparison.Ordinal), Apply);
        var (forced, _) = await Api.AskAsync("PATCH", $"{Web}?fieldManager=two&force=true", Deployment.Replace("shop:1", "shop:2", StringComparison.Ordinal), Apply);

        Assert.That((first, second, third, forced), Is.EqualTo((201, 200, 409, 200)));
        Assert.That((string?)created["metadata"]!["managedFields"]![0]!["manager"], Is.EqualTo("one"));
        Assert.That((string?)conflict["message"], Does.Contain("conflict with \"one\"").And.Contain(".spec.template.spec.containers[name=\"web\"].image"));
    }

    [TestCase($"{Web}", Apply, Deployment, 422, TestName = "An apply without a manager is refused")]
    [TestCase($"{Web}?fieldManager=me", Apply, """{ "kind": "Deployment" }""", 400, TestName = "An apply that does not say what it is is refused")]
    [TestCase($"{Web}?fieldManager=me", "application/merge-patch+json", "{}", 404, TestName = "A patch of what is not there is refused")]
    [TestCase($"{Web}?fieldManager=me", "application/merge-patch+json", "[]", 400, TestName = "A merge patch that is a list is refused")]
    [TestCase($"{Web}?fieldManager=me", "application/json-patch+json", "{}", 400, TestName = "A JSON patch that is an object is refused")]
    [TestCase($"{Web}?fieldManager=me", "application/json", "{}", 415, TestName = "A patch of no known type is refused")]
    [TestCase($"{Web}?fieldManager=me", "application/merge-patch+json", "{ \"cut", 400, TestName = "A patch that is cut is refused")]
    public async Task A_patch_that_cannot_be_is_refused(string path, string type, string patch, int expected)
    {
        var (code, status) = await Api.AskAsync("PATCH", path, patch, type);

        Assert.That((code, (string?)status["kind"]), Is.EqualTo((expected, "Status")), status.ToJsonString());
    }

    [Test]
    public async Task A_patch_that_names_an_old_version_is_a_conflict()
    {
        var (_, created) = await Api.PostAsync(Deployments, Deployment);
        await Api.AskAsync("PATCH", Web, """{ "metadata": { "labels": { "a": "b" } } }""", "application/merge-patch+json");
        var (code, _) = await Api.AskAsync("PATCH", Web, $$"""{ "metadata": { "resourceVersion": "{{created["metadata"]!["resourceVersion"]}}", "labels": { "a": "c" } } }""", "application/merge-patch+json");

        Assert.That(code, Is.EqualTo(409));
    }

    [Test]
    public async Task The_status_is_written_apart_and_raises_no_generation()
    {
        await Api.PostAsync(Deployments, Deployment);
        const string Both = """{ "spec": { "replicas": 7 }, "status": { "replicas": 3 } }""";
        var (_, ofStatus) = await Api.AskAsync("PATCH", $"{Web}/status", Both, "application/merge-patch+json");
        var (_, ofSpec) = await Api.AskAsync("PATCH", Web, """{ "spec": { "replicas": 7 }, "status": { "replicas": 9 } }""", "application/merge-patch+json");

        Assert.That(Read(ofStatus), Is.EqualTo((1, 3, 1)));
        Assert.That(Read(ofSpec), Is.EqualTo((7, 3, 2)));

        static (int?, int?, int?) Read(JsonObject content) => ((int?)content["spec"]!["replicas"], (int?)content["status"]?["replicas"], (int?)content["metadata"]!["generation"]);
    }

    [Test]
    public async Task The_scale_is_read_and_written_by_itself()
    {
        await Api.PostAsync(Deployments, Deployment);
        var (_, scale) = await Api.GetAsync($"{Web}/scale");
        var (patched, _) = await Api.AskAsync("PATCH", $"{Web}/scale", """{ "spec": { "replicas": 4 } }""", "application/merge-patch+json");
        var (_, after) = await Api.GetAsync(Web);
        var (none, _) = await Api.AskAsync("PATCH", $"{Web}/scale", """{ "spec": { "replicas": -1 } }""", "application/merge-patch+json");

        Assert.That(((string?)scale["kind"], (int?)scale["spec"]!["replicas"], (string?)scale["status"]!["selector"]), Is.EqualTo(("Scale", 1, "app=web")));
        Assert.That((patched, (int?)after["spec"]!["replicas"], none), Is.EqualTo((200, 4, 422)));
    }

    [TestCase("POST", "/api/v1/namespaces/default/pods/p/exec")]
    [TestCase("GET", "/api/v1/namespaces/default/pods/p/attach")]
    [TestCase("GET", "/api/v1/namespaces/default/pods/p/portforward")]
    [TestCase("POST", "/api/v1/namespaces/default/serviceaccounts/default/token")]
    public async Task What_the_box_does_not_do_it_says_with_the_way_out(string method, string path)
    {
        var (code, status) = await Api.AskAsync(method, path, "{}");

        Assert.That(code, Is.EqualTo(501));
        Assert.That((string?)status["message"], Does.StartWith("the offline box does not ").And.Contain(": "));
    }
}
