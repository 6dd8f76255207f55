namespace Dobos.Offline.Tests.Clusters.Clients;

/// <summary>What was recorded against a real API server, command by command.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class KubectlTests
{
    private WholeCluster? _cluster;
    private Session _kubectl = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _cluster = await WholeCluster.StartAsync();
        _kubectl = new(await _cluster.ClientAsync("kubectl", "1.34.5"));
    }

    [TearDown]
    public async Task StopAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    [Test]
    public async Task A_deployment_is_applied_changed_watched_and_deleted()
    {
        var one = _cluster!.Write("dep.yaml", Deployment("a"));
        var two = _cluster.Write("dep2.yaml", Deployment("b"));

        await _kubectl.RunAsync(0, "get pods -n default", "No resources found");
        await _kubectl.RunAsync(1, "get deploy nope -n default", "Error from server (NotFound): deployments.apps \"nope\" not found");
        await _kubectl.RunAsync(0, "create namespace kt", "created");
        await _kubectl.RunAsync(0, $"apply -n kt -f {one}", "deployment.apps/k1 created", "service/k1 created");
        await _kubectl.RunAsync(0, "rollout status deploy/k1 -n kt --timeout=60s", "successfully rolled out");
        await _kubectl.RunAsync(0, $"apply -n kt -f {two}", "deployment.apps/k1 configured", "service/k1 unchanged");
        await _kubectl.RunAsync(0, "rollout status deploy/k1 -n kt --timeout=60s", "successfully rolled out");
        await _kubectl.RunAsync(0, $"apply -n kt -f {two}", "deployment.apps/k1 unchanged");
        await _kubectl.RunAsync(0, "rollout history deploy/k1 -n kt", "1", "2");
        await _kubectl.RunAsync(0, "rollout undo deploy/k1 -n kt", "rolled back");
        await _kubectl.RunAsync(0, "rollout status deploy/k1 -n kt --timeout=60s");
        await _kubectl.RunAsync(0, "get deploy k1 -n kt -o jsonpath={.spec.template.spec.containers[0].env[0].value}", "a");
        await _kubectl.RunAsync(0, $"set image deploy/k1 web={_cluster.MissingImage} -n kt", "image updated");
        await _kubectl.RunAsync(1, "rollout status deploy/k1 -n kt --timeout=25s", "exceeded its progress deadline");
        await _kubectl.RunAsync(0, "rollout undo deploy/k1 -n kt");
        await _kubectl.RunAsync(0, "wait --for=condition=Available deploy/k1 -n kt --timeout=30s", "condition met");
        await _kubectl.RunAsync(0, "scale deploy/k1 --replicas=2 -n kt", "scaled");
        await _kubectl.RunAsync(0, """patch deploy k1 -n kt -p {"metadata":{"annotations":{"a":"b"}}}""", "patched");
        await _kubectl.RunAsync(0, "label deploy k1 -n kt tier=web", "labeled");
        await _kubectl.RunAsync(0, "rollout status deploy/k1 -n kt --timeout=60s");
        await _kubectl.RunAsync(0, "logs deploy/k1 -n kt", "hello from k1-");
        await _kubectl.RunAsync(1, "logs -f deploy/k1 -n kt --request-timeout=2s", "hello from k1-", "request canceled");
        await _kubectl.RunAsync(0, "get pods -n kt -w --request-timeout=2s", "k1-");
        await _kubectl.RunAsync(0, "get deploy k1 -n kt -o json", "\"availableReplicas\": 2");
        await _kubectl.RunAsync(1, "exec deploy/k1 -n kt -- /nothing", "the offline box does not run commands in pods");
        await _kubectl.RunAsync(1, "port-forward -n kt svc/k1 18099:80", "the offline box does not forward ports");
        await _kubectl.RunAsync(0, "get all -n kt", "deployment.apps/k1", "replicaset.apps/k1-", "pod/k1-", "service/k1", "2/2");
        await _kubectl.RunAsync(0, "get pods -n kt -l app=k1 -o wide", "NOMINATED NODE", "Running");
        await _kubectl.RunAsync(0, "describe deploy k1 -n kt", "ScalingReplicaSet", "RollingUpdateStrategy:  25% max unavailable, 25% max surge");
        await _kubectl.RunAsync(0, $"apply --server-side --force-conflicts -n kt -f {one}", "serverside-applied");
        await _kubectl.RunAsync(0, $"apply --dry-run=server -n kt -f {two}", "configured (server dry run)");
        await _kubectl.RunAsync(1, $"diff -n kt -f {two}", "+          value: b");
        await _kubectl.RunAsync(0, "rollout restart deploy/k1 -n kt", "restarted");
        await _kubectl.RunAsync(0, "rollout status deploy/k1 -n kt --timeout=60s");
        await _kubectl.RunAsync(0, "get svc k1 -n kt -o jsonpath={.spec.clusterIP}", "127.");
        await _kubectl.RunAsync(0, "get events -n kt --sort-by=.lastTimestamp", "SuccessfulCreate");
        await _kubectl.RunAsync(0, "delete pod -n kt -l app=k1 --wait=true", "deleted");
        await _kubectl.RunAsync(0, $"delete -n kt -f {one}", "deployment.apps \"k1\" deleted", "service \"k1\" deleted");
        await _kubectl.RunAsync(0, "delete ns kt", "deleted");
        await _kubectl.RunAsync(1, "get ns kt", "NotFound");
    }

    [Test]
    public async Task What_needs_no_pods_is_as_on_a_real_server()
    {
        await _kubectl.RunAsync(0, "version", "Server Version: v1.34");
        await _kubectl.RunAsync(0, "cluster-info", "is running at");
        await _kubectl.RunAsync(0, "api-resources", "horizontalpodautoscalers", "hpa", "autoscaling/v2");
        await _kubectl.RunAsync(0, "auth can-i create deployments -n default", "yes");
        await _kubectl.RunAsync(0, "create secret generic s --from-literal=a=b --dry-run=client -o yaml", "a: Yg==");
        await _kubectl.RunAsync(0, "create secret generic s --from-literal=a=b", "created");
        await _kubectl.RunAsync(1, "create secret generic s --from-literal=a=b", "already exists");
        await _kubectl.RunAsync(0, "create configmap c --from-literal=a=b", "created");
        await _kubectl.RunAsync(0, "get configmaps", "DATA");
        await _kubectl.RunAsync(1, "create token default", "the offline box does not issue tokens of ServiceAccounts");
        await _kubectl.RunAsync(1, "get gadgets", "the server doesn't have a resource type \"gadgets\"");
        await _kubectl.RunAsync(1, "get --raw /apis/example.com/v1/gadgets", "the server could not find the requested resource");
        await _kubectl.RunAsync(1, "delete ns default", "Forbidden");
    }

    [Test]
    public async Task A_lease_is_replaced_by_whoever_read_it_last_alone()
    {
        await _kubectl.RunAsync(0, $"create -f {_cluster!.Write("lease.json", Lease("me", version: null))}", "created");
        await _kubectl.RunAsync(1, $"create -f {_cluster.Write("lease.json", Lease("you", version: null))}", "AlreadyExists");
        var version = await _kubectl.RunAsync(0, "get lease lock -o jsonpath={.metadata.resourceVersion}");
        await _kubectl.RunAsync(0, $"replace -f {_cluster.Write("lease.json", Lease("you", version))}", "replaced");
        await _kubectl.RunAsync(1, $"replace -f {_cluster.Write("lease.json", Lease("me", version))}", "the object has been modified");
    }

    [Test]
    public async Task The_deployer_of_a_namespace_may_deploy_there_alone()
    {
        Session deployer = new(await _cluster!.ClientAsync("kubectl", "1.34.5", _cluster.Deployer("shop")));

        await deployer.RunAsync(0, "auth can-i create deployments", "yes");
        await deployer.RunAsync(1, "auth can-i create deployments -n default", "no");
        await deployer.RunAsync(1, "get pods -n default", "Error from server (Forbidden): pods is forbidden: User \"deployer:shop\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"");
        await deployer.RunAsync(0, "get pods", "No resources found in shop namespace.");
    }

    private static string Lease(string holder, string? version) => $$"""
        { "apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": { "name": "lock"{{(version is null ? "" : $", \"resourceVersion\": \"{version}\"")}} }, "spec": { "holderIdentity": "{{holder}}" } }
        """;

    private string Deployment(string value) => $$$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: k1, labels: {app: k1}}
        spec:
          replicas: 1
          progressDeadlineSeconds: 15
          selector: {matchLabels: {app: k1}}
          template:
            metadata: {labels: {app: k1}}
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - {name: web, image: "{{{_cluster!.Image}}}", env: [{name: VERSION, value: {{{value}}}}], readinessProbe: {httpGet: {path: /healthz, port: 8080}, periodSeconds: 1}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: k1}
        spec: {selector: {app: k1}, ports: [{port: 80, targetPort: 8080}]}
        """;
}
