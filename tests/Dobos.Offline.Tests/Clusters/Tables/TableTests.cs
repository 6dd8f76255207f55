using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Tables;

namespace Dobos.Offline.Tests.Clusters.Tables;

internal sealed class TableTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [TestCase("""{"phase":"Pending"}""", "0/1|Pending|0")]
    [TestCase("""{"phase":"Running","containerStatuses":[{"name":"web","ready":true,"restartCount":0,"state":{"running":{}}}]}""", "1/1|Running|0")]
    [TestCase("""{"phase":"Pending","containerStatuses":[{"name":"web","restartCount":0,"state":{"waiting":{"reason":"ContainerCreating"}}}]}""", "0/1|ContainerCreating|0")]
    [TestCase("""{"phase":"Pending","containerStatuses":[{"name":"web","restartCount":0,"state":{"waiting":{"reason":"ImagePullBackOff"}}}]}""", "0/1|ImagePullBackOff|0")]
    [TestCase("""{"phase":"Running","containerStatuses":[{"name":"web","restartCount":3,"state":{"waiting":{"reason":"CrashLoopBackOff"}},"lastState":{"terminated":{"finishedAt":"2026-11-20T11:59:55Z"}}}]}""", "0/1|CrashLoopBackOff|3 (5s ago)")]
    [TestCase("""{"phase":"Failed","containerStatuses":[{"name":"web","restartCount":0,"state":{"terminated":{"exitCode":3}}}]}""", "0/1|ExitCode:3|0")]
    [TestCase("""{"phase":"Failed","reason":"Evicted"}""", "0/1|Evicted|0")]
    [TestCase("""{"phase":"Succeeded","containerStatuses":[{"name":"web","restartCount":0,"state":{"terminated":{"exitCode":0,"reason":"Completed"}}}]}""", "0/1|Completed|0")]
    public void A_pod_is_told_in_a_word(string status, string expected)
    {
        var pod = Json.Object("""{"metadata":{"name":"web","creationTimestamp":"2026-11-20T11:58:01Z"},"spec":{"containers":[{"name":"web"}]}}""");
        pod["status"] = JsonNode.Parse(status);
        Assert.That(Cells(KindTable.Pod, pod, wide: false), Is.EqualTo($"web|{expected}|119s"));
    }

    [TestCase("""{"phase":"Pending","initContainerStatuses":[{"name":"i","restartCount":0,"state":{"running":{}}}]}""", "Init:0/2")]
    [TestCase("""{"phase":"Pending","initContainerStatuses":[{"name":"i","restartCount":0,"state":{"terminated":{"exitCode":0}}},{"name":"j","restartCount":0,"state":{"waiting":{"reason":"PodInitializing"}}}]}""", "Init:1/2")]
    [TestCase("""{"phase":"Pending","initContainerStatuses":[{"name":"i","restartCount":2,"state":{"waiting":{"reason":"CrashLoopBackOff"}}}]}""", "Init:CrashLoopBackOff")]
    [TestCase("""{"phase":"Pending","initContainerStatuses":[{"name":"i","restartCount":2,"state":{"terminated":{"exitCode":1,"reason":"Error"}}}]}""", "Init:Error")]
    public void A_pod_that_begins_tells_how_far_it_is(string status, string expected)
    {
        var pod = Json.Object("""{"metadata":{"name":"web"},"spec":{"initContainers":[{"name":"i"},{"name":"j"}],"containers":[{"name":"web"}]}}""");
        pod["status"] = JsonNode.Parse(status);
        Assert.That(Cells(KindTable.Pod, pod, wide: false).Split('|')[2], Is.EqualTo(expected));
    }

    [Test]
    public void A_pod_that_goes_is_terminating()
    {
        var pod = Json.Object("""{"metadata":{"name":"web","deletionTimestamp":"2026-11-20T12:00:30Z"},"spec":{"nodeName":"n","containers":[{"name":"web"}]},"status":{"phase":"Running","podIP":"127.64.0.2"}}""");
        Assert.That(Cells(KindTable.Pod, pod, wide: true), Is.EqualTo("web|0/1|Terminating|0|<unknown>|127.64.0.2|n|<none>|<none>"));
    }

    [Test]
    public void A_Deployment_tells_how_many_are_ready()
    {
        var deployment = Samples.Deployment();
        deployment["status"] = Json.Object("""{"readyReplicas":1,"updatedReplicas":2,"availableReplicas":1}""");
        Assert.That(Cells(KindTable.Deployment, deployment, wide: true), Is.EqualTo("web|1/2|2|1|<unknown>|web|example/web:1|app=web"));
    }

    [TestCase("Service", """{"metadata":{"name":"web"},"spec":{"type":"NodePort","clusterIP":"10.0.0.1","ports":[{"port":80,"nodePort":30080,"protocol":"TCP"},{"port":81,"protocol":"TCP"}]}}""", "web|NodePort|10.0.0.1|<none>|80:30080/TCP,81/TCP|<unknown>")]
    [TestCase("Service", """{"metadata":{"name":"web"},"spec":{"type":"LoadBalancer","clusterIP":"10.0.0.1","ports":[{"port":80,"protocol":"TCP"}]}}""", "web|LoadBalancer|10.0.0.1|<pending>|80/TCP|<unknown>")]
    [TestCase("Ingress", """{"metadata":{"name":"web"},"spec":{"rules":[{"host":"a.b"},{}]},"status":{"loadBalancer":{"ingress":[{"ip":"127.0.0.1"}]}}}""", "web|<none>|a.b|127.0.0.1|80|<unknown>")]
    [TestCase("Job", """{"metadata":{"name":"j"},"spec":{"completions":1},"status":{"succeeded":1,"startTime":"2026-11-20T11:00:00Z","completionTime":"2026-11-20T11:00:07Z","conditions":[{"type":"Complete","status":"True"}]}}""", "j|Complete|1/1|7s|<unknown>")]
    [TestCase("HorizontalPodAutoscaler", """{"metadata":{"name":"h"},"spec":{"scaleTargetRef":{"kind":"Deployment","name":"web"},"minReplicas":2,"maxReplicas":4,"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"averageUtilization":80}}}]}}""", "h|Deployment/web|cpu: <unknown>/80%|2|4|0|<unknown>")]
    [TestCase("PodDisruptionBudget", """{"metadata":{"name":"p"},"spec":{"minAvailable":"50%"},"status":{"disruptionsAllowed":1}}""", "p|50%|N/A|1|<unknown>")]
    [TestCase("ConfigMap", """{"metadata":{"name":"c"},"data":{"a":"1"},"binaryData":{"b":""}}""", "c|2|<unknown>")]
    [TestCase("Node", """{"metadata":{"name":"n"},"status":{"nodeInfo":{"kubeletVersion":"v1"},"conditions":[{"type":"Ready","status":"True"}]}}""", "n|Ready|<none>|<unknown>|v1")]
    [TestCase("Endpoints", """{"metadata":{"name":"e"},"subsets":[{"addresses":[{"ip":"1"},{"ip":"2"},{"ip":"3"},{"ip":"4"}],"ports":[{"port":80}]}]}""", "e|1:80,2:80,3:80 + 1 more...|<unknown>")]
    [TestCase("Event", """{"metadata":{"name":"e"},"type":"Warning","reason":"BackOff","message":"again\n","involvedObject":{"kind":"Pod","name":"web"},"lastTimestamp":"2026-11-20T11:50:00Z","count":3}""", "10m|Warning|BackOff|pod/web|again")]
    [TestCase("ResourceQuota", """{"metadata":{"name":"q"},"status":{"hard":{"pods":"4","limits.cpu":"2"},"used":{"pods":"1"}}}""", "q|pods: 1/4|limits.cpu: 0/2|<unknown>")]
    public void Each_kind_has_its_own_columns(string name, string content, string expected) =>
        Assert.That(Cells(KindTable.Rows.Single(kind => kind.Name == name), Json.Object(content), wide: false), Is.EqualTo(expected));

    [Test]
    public void A_row_tells_whose_it_is()
    {
        var content = Json.Object("""{"metadata":{"name":"c","labels":{"a":"b"}},"data":{"a":"1"}}""");
        Json.Same(Table.Of(KindTable.ConfigMap, [content], Now).At("rows.0"), """{"cells":["c",1,"<unknown>"],"object":{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":{"name":"c","labels":{"a":"b"}}}}""");
        Json.Same(Table.Of(KindTable.ConfigMap, [content], Now, "None").At("rows.0"), """{"cells":["c",1,"<unknown>"]}""");
        Json.Same(Table.Of(KindTable.ConfigMap, [], Now).At("columnDefinitions.1"), """{"name":"Data","type":"integer","format":"","description":"","priority":0}""");
    }

    [Test]
    public void No_damage_to_an_object_keeps_it_from_being_shown()
    {
        Random random = new(3);
        foreach (var kind in KindTable.Rows)
            for (var round = 0; round < 100; round++)
            {
                var content = Samples.Deployment();
                content["status"] = Json.Object("""{"containerStatuses":[{"state":{"waiting":{"reason":"a"}}}],"conditions":[{"type":"Ready"}],"hard":{"a":"1"}}""");
                Damage.Somewhere(content, random);
                Assert.That(() => Table.Of(kind, [content], Now).ToJsonString(), Throws.Nothing);
            }
    }

    [TestCase(0, "0s")]
    [TestCase(119, "119s")]
    [TestCase(120, "2m")]
    [TestCase(125, "2m5s")]
    [TestCase(600, "10m")]
    [TestCase(3 * 3600, "3h")]
    [TestCase((3 * 3600) + 60, "3h1m")]
    [TestCase(47 * 3600, "47h")]
    [TestCase(50 * 3600, "2d2h")]
    [TestCase(9 * 86400, "9d")]
    [TestCase(800 * 86400, "2y70d")]
    [TestCase(-1, "0s")]
    [TestCase(-2, "<invalid>")]
    public void An_age_is_short_to_read(int seconds, string expected) => Assert.That(HumanDuration.Of(TimeSpan.FromSeconds(seconds)), Is.EqualTo(expected));

    private static string Cells(Kind kind, JsonObject content, bool wide)
    {
        var table = Table.Of(kind, [content], Now);
        var columns = table["columnDefinitions"]!.AsArray();
        return string.Join('|', table.At("rows.0.cells")!.AsArray().Where((_, index) => wide || (int)columns[index]!["priority"]! == 0).Select(cell => cell!.ToString()));
    }
}
