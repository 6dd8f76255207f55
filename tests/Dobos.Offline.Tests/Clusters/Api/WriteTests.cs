using System.Text;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Tests.Clusters.Api;

/// <summary>What is written, and what is refused in the words of Kubernetes.</summary>
public sealed class WriteTests : ApiTests
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private static readonly string[] Ours = ["uid", "resourceVersion", "creationTimestamp", "namespace", "managedFields"];

    [Test]
    public async Task What_is_created_is_there_with_what_only_the_server_says()
    {
        var (code, created) = await Api.ConfigMapAsync("one");
        var (found, got) = await Api.GetAsync($"{ConfigMaps}/one");

        Assert.That((code, found), Is.EqualTo((201, 200)));
        Assert.That(got.ToJsonString(), Is.EqualTo(created.ToJsonString()));
        var metadata = got["metadata"]!.AsObject();
        Assert.That(Ours.Where(member => metadata[member] is null), Is.Empty);
    }

    [Test]
    public async Task What_is_there_already_is_a_conflict()
    {
        await Api.ConfigMapAsync("one");
        var (code, status) = await Api.ConfigMapAsync("one");

        Assert.That((code, (string?)status["reason"], (string?)status["message"]), Is.EqualTo((409, "AlreadyExists", "configmaps \"one\" already exists")));
    }

    [Test]
    public async Task What_is_not_there_is_said_so_to_the_letter()
    {
        var (code, status) = await Api.GetAsync("/api/v1/namespaces/default/secrets/x");

        Assert.That(code, Is.EqualTo(404));
        Assert.That(JsonNode.DeepEquals(status, JsonNode.Parse("""
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"secrets \"x\" not found","reason":"NotFound","details":{"name":"x","kind":"secrets"},"code":404}
            """)), status.ToJsonString());
    }

    [Test]
    public async Task A_name_is_made_for_whoever_asks_for_any()
    {
        var (code, created) = await Api.PostAsync(ConfigMaps, """{ "metadata": { "generateName": "any-" } }""");

        Assert.That(code, Is.EqualTo(201));
        Assert.That((string?)created["metadata"]!["name"], Does.Match("^any-[a-z0-9]{5}$"));
    }

    [Test]
    public async Task An_object_is_replaced_only_as_it_was_read()
    {
        var (_, first) = await Api.ConfigMapAsync("one");
        var (_, second) = await Api.AskAsync("PUT", $"{ConfigMaps}/one", Changed(first, "2"));
        var (late, status) = await Api.AskAsync("PUT", $"{ConfigMaps}/one", Changed(first, "3"));
        first["metadata"]!.AsObject().Remove("resourceVersion");
        var (blind, last) = await Api.AskAsync("PUT", $"{ConfigMaps}/one", Changed(first, "4"));

        Assert.That((string?)second["data"]!["value"], Is.EqualTo("2"));
        Assert.That((late, (string?)status["reason"]), Is.EqualTo((409, "Conflict")));
        Assert.That((string?)status["message"], Is.EqualTo("Operation cannot be fulfilled on configmaps \"one\": the object has been modified; please apply your changes to the latest version and try again"));
        Assert.That((blind, (string?)last["data"]!["value"]), Is.EqualTo((200, "4")));
    }

    [Test]
    public async Task A_change_that_changes_nothing_makes_no_new_version()
    {
        var (_, first) = await Api.ConfigMapAsync("one");
        var (_, same) = await Api.AskAsync("PUT", $"{ConfigMaps}/one", first.ToJsonString());

        Assert.That(same.ToJsonString(), Is.EqualTo(first.ToJsonString()));
    }

    [Test]
    public async Task A_lease_is_taken_by_whoever_creates_it_first_and_replaced_by_whoever_read_it_last()
    {
        const string Leases = "/apis/coordination.k8s.io/v1/namespaces/default/leases";
        const string Mine = """{ "metadata": { "name": "lock" }, "spec": { "holderIdentity": "me" } }""";
        var (put, _) = await Api.AskAsync("PUT", $"{Leases}/lock", Mine);
        var (post, _) = await Api.PostAsync(Leases, Mine);

        Assert.That((put, post), Is.EqualTo((201, 409)));
    }

    [Test]
    public async Task A_dry_run_answers_as_if_and_keeps_nothing()
    {
        await Api.ConfigMapAsync("kept");
        var before = Api.Cluster.Store.Version;
        var (created, _) = await Api.PostAsync($"{ConfigMaps}?dryRun=All", """{ "metadata": { "name": "one" } }""");
        var (patched, shown) = await Api.AskAsync("PATCH", $"{ConfigMaps}/kept?dryRun=All", """{ "data": { "value": "2" } }""", "application/merge-patch+json");
        var (deleted, _) = await Api.AskAsync("DELETE", $"{ConfigMaps}/kept?dryRun=All");
        var (applied, _) = await Api.AskAsync("PATCH", $"{ConfigMaps}/new?dryRun=All&fieldManager=me", """{ "apiVersion": "v1", "kind": "ConfigMap" }""", "application/apply-patch+yaml");
        var (other, _) = await Api.PostAsync($"{ConfigMaps}?dryRun=Some", """{ "metadata": { "name": "one" } }""");

        Assert.That((created, patched, deleted, applied, other), Is.EqualTo((201, 200, 200, 201, 400)));
        Assert.That((string?)shown["data"]!["value"], Is.EqualTo("2"));
        Assert.That(Api.Cluster.Store.Version, Is.EqualTo(before));
    }

    [Test]
    public async Task Nothing_is_created_in_a_namespace_that_is_not_there_or_is_another()
    {
        var (missing, status) = await Api.PostAsync("/api/v1/namespaces/nowhere/configmaps", """{ "metadata": { "name": "one" } }""");
        var (other, _) = await Api.PostAsync(ConfigMaps, """{ "metadata": { "name": "one", "namespace": "other" } }""");

        Assert.That((missing, (string?)status["message"]), Is.EqualTo((404, "namespaces \"nowhere\" not found")));
        Assert.That(other, Is.EqualTo(400));
    }

    [TestCase("/api/v1/namespaces/default/gadgets", "{}", "application/json", 404)]
    [TestCase("/apis/example.com/v1/gadgets", "{}", "application/json", 404)]
    [TestCase("/apis/apps/v2/namespaces/default/deployments", "{}", "application/json", 404)]
    [TestCase(ConfigMaps, "{ \"metadata\": { \"name\": \"cu", "application/json", 400)]
    [TestCase(ConfigMaps, "", "application/json", 400)]
    [TestCase(ConfigMaps, "null", "application/json", 400)]
    [TestCase(ConfigMaps, "[]", "application/json", 400)]
    [TestCase(ConfigMaps, "{ \"metadata\": { \"name\": \"a\" }, \"metadata\": {} }", "application/json", 400)]
    [TestCase(ConfigMaps, "{ \"kind\": \"Secret\", \"metadata\": { \"name\": \"a\" } }", "application/json", 400)]
    [TestCase(ConfigMaps, "{ \"metadata\": { \"name\": \"a\" } }", "text/plain", 415)]
    [TestCase(ConfigMaps, "k8s\0\n\u0010\n\u0002v1", "application/vnd.kubernetes.protobuf", 400)]
    [TestCase(ConfigMaps, "no protobuf", "application/vnd.kubernetes.protobuf", 400)]
    [TestCase(ConfigMaps, "{ \"metadata\": { \"name\": \"NO\" } }", "application/json", 422)]
    [TestCase(ConfigMaps, "{}", "application/json", 422)]
    public async Task Nonsense_has_the_code_that_Kubernetes_gives_it_and_the_server_goes_on(string path, string body, string type, int expected)
    {
        var (code, status) = await Api.AskAsync("POST", path, body, type);
        var (next, _) = await Api.GetAsync(ConfigMaps);

        Assert.That((code, (string?)status["kind"], (int?)status["code"]), Is.EqualTo((expected, "Status", expected)), status.ToJsonString());
        Assert.That((string?)status["message"], Is.Not.Empty);
        Assert.That(next, Is.EqualTo(200));
    }

    [TestCase("{ \"metadata\": 1 }")]
    [TestCase("{ \"metadata\": { \"name\": {} } }")]
    [TestCase("{ \"metadata\": { \"name\": \"a\", \"labels\": [] } }")]
    [TestCase("{ \"metadata\": { \"name\": \"a\", \"labels\": { \"x\": 1 } } }")]
    [TestCase("{ \"metadata\": { \"name\": \"a\", \"finalizers\": {} } }")]
    [TestCase("{ \"metadata\": { \"name\": \"a\", \"ownerReferences\": [1] } }")]
    [TestCase("{ \"metadata\": { \"name\": \"a\" }, \"spec\": 1 }")]
    [TestCase("{ \"metadata\": { \"name\": \"a\" }, \"spec\": { \"replicas\": \"two\" } }")]
    [TestCase("{ \"metadata\": { \"name\": \"a\" }, \"spec\": { \"template\": [] } }")]
    public async Task An_object_of_another_shape_is_the_clients_mistake(string body)
    {
        var (code, status) = await Api.PostAsync("/apis/apps/v1/namespaces/default/deployments", body);

        Assert.That(code, Is.EqualTo(400).Or.EqualTo(422), status.ToJsonString());
    }

    [Test]
    public async Task Three_megabytes_are_too_much_and_less_is_not()
    {
        var huge = $$"""{ "metadata": { "name": "huge" }, "data": { "value": "{{new string('x', 3 << 20)}}" } }""";
        using var refused = await Api.SendAsync("POST", ConfigMaps, Encoding.UTF8.GetBytes(huge));
        var (code, _) = await Api.ConfigMapAsync("large", new string('x', 900_000));

        Assert.That(((int)refused.StatusCode, code), Is.EqualTo((413, 201)));
    }

    [Test]
    public async Task A_depth_that_no_object_has_is_refused_before_it_is_kept()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 60)) + "1" + new string('}', 60);
        var (code, _) = await Api.PostAsync(ConfigMaps, $$"""{ "metadata": { "name": "deep" }, "data": {{deep}} }""");

        Assert.That(code, Is.EqualTo(400));
    }

    [TestCase("DELETE", "/api/v1/namespaces")]
    [TestCase("POST", "/api/v1/namespaces/default/configmaps/one")]
    [TestCase("PUT", ConfigMaps)]
    [TestCase("OPTIONS", ConfigMaps)]
    [TestCase("POST", "/version")]
    public async Task A_method_that_means_nothing_there_is_not_allowed(string method, string path)
    {
        if (path == "/api/v1/namespaces")
            path += "/default/status";
        var (code, _) = await Api.AskAsync(method, path);

        Assert.That(code, Is.EqualTo(405));
    }

    private static string Changed(JsonObject content, string value)
    {
        var changed = content.DeepClone();
        changed["data"]!["value"] = value;
        return changed.ToJsonString();
    }
}
