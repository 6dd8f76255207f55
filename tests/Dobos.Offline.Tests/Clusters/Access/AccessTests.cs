using Dobos.Offline.Clusters.Access;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Tests.Clusters.Api;

namespace Dobos.Offline.Tests.Clusters.Access;

/// <summary>Who may do what.</summary>
public sealed class AccessTests : ApiTests
{
    private static readonly ClusterUser Deployer = ClusterUser.DeployerOf("shop");

    [SetUp]
    public void MakeNamespace() => Api.Cluster.Create(KindTable.Namespace, "", new() { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "shop" } });

    [TestCase("/version")]
    [TestCase("/healthz")]
    [TestCase("/apis")]
    [TestCase("/api/v1/namespaces")]
    [TestCase("/nothing")]
    public async Task Without_a_token_nothing_is_told(string path)
    {
        using HttpClient stranger = new(new SocketsHttpHandler { UseProxy = false });
        foreach (var shown in new[] { null, "Bearer", "Bearer nonsense", "Basic YWRtaW46", $"Bearer {Api.Tokens.Of(ClusterUser.Admin)}x" })
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(Api.Address, path));
            if (shown is not null)
                request.Headers.TryAddWithoutValidation("Authorization", shown);
            using var answer = await stranger.SendAsync(request);

            Assert.That((int)answer.StatusCode, Is.EqualTo(401), shown);
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("""{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Unauthorized","reason":"Unauthorized","code":401}"""));
        }
    }

    [TestCase("GET", "/api/v1/namespaces/shop", 200)]
    [TestCase("GET", "/api/v1/namespaces/shop/secrets", 200)]
    [TestCase("GET", "/api/v1/namespaces/shop/pods?watch=true&timeoutSeconds=1", 200)]
    [TestCase("GET", "/api/v1/namespaces/shop/resourcequotas", 200)]
    [TestCase("GET", "/apis", 200)]
    [TestCase("POST", "/api/v1/namespaces/shop/configmaps", 201)]
    [TestCase("POST", "/api/v1/namespaces/shop/resourcequotas", 403)]
    [TestCase("DELETE", "/api/v1/namespaces/shop", 403)]
    [TestCase("GET", "/api/v1/namespaces", 403)]
    [TestCase("POST", "/api/v1/namespaces", 403)]
    [TestCase("GET", "/api/v1/secrets", 403)]
    [TestCase("GET", "/api/v1/namespaces/default/secrets", 403)]
    [TestCase("GET", "/api/v1/namespaces/nowhere/secrets", 403)]
    [TestCase("GET", "/api/v1/nodes", 403)]
    [TestCase("POST", "/apis/rbac.authorization.k8s.io/v1/clusterroles", 403)]
    public async Task A_deployer_does_what_deploying_takes_in_its_namespace_and_nothing_elsewhere(string method, string path, int expected)
    {
        using var answer = await Api.SendAsync(method, path, method == "POST" ? "{ \"metadata\": { \"name\": \"x\" } }"u8.ToArray() : null, user: Deployer);

        Assert.That((int)answer.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_refusal_is_in_the_words_of_Kubernetes()
    {
        var (_, list) = await Api.AskAsync("GET", "/apis/apps/v1/namespaces/default/deployments", user: Deployer);
        var (_, one) = await Api.AskAsync("DELETE", "/api/v1/nodes/box", user: Deployer);

        Assert.That((string?)list["message"], Is.EqualTo("""deployments.apps is forbidden: User "deployer:shop" cannot list resource "deployments" in API group "apps" in the namespace "default" """.TrimEnd()));
        Assert.That((string?)one["message"], Is.EqualTo("""nodes "box" is forbidden: User "deployer:shop" cannot delete resource "nodes" in API group "" at the cluster scope"""));
    }

    [TestCase("create", "deployments", "shop", true)]
    [TestCase("create", "deployments", "default", false)]
    [TestCase("list", "namespaces", "", false)]
    public async Task Whoever_asks_is_told_what_they_may(string verb, string resource, string inNamespace, bool expected)
    {
        var body = $$"""{ "spec": { "resourceAttributes": { "verb": "{{verb}}", "resource": "{{resource}}", "group": "apps", "namespace": "{{inNamespace}}" } } }""";
        var (code, review) = await Api.AskAsync("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", body, user: Deployer);

        Assert.That((code, (bool?)review["status"]!["allowed"]), Is.EqualTo((201, expected)));
    }
}
