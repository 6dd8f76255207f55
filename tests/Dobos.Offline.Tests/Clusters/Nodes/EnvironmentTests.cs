using System.Text;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Nodes.Environments;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>What a container is given.</summary>
public sealed class EnvironmentTests
{
    /// <summary>In a row, so that some come while the files are written.</summary>
    private const int Changes = 50;

    private RunningNode _node = null!;
    private string _image = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _node = await RunningNode.StartAsync();
        _image = await (await PodImage.OfAppAsync()).PushAsync(_node.Registry);
        _node.Create(KindTable.ConfigMap, """{ "metadata": { "name": "settings" }, "data": { "COLOUR": "blue", "Odd.Name-1": "kept", "file.json": "{}" } }""");
        _node.Create(KindTable.Secret, """{ "metadata": { "name": "keys" }, "data": { "KEY": "c2VjcmV0" } }""");
    }

    [TearDown]
    public async Task StopAsync() => await _node.DisposeAsync();

    [Test]
    public async Task Variables_come_from_the_image_the_pod_and_all_that_it_names()
    {
        Environment.SetEnvironmentVariable("OF_THE_BOX", "must not be seen");
        Run("""
            "envFrom": [{ "configMapRef": { "name": "settings" } }, { "secretRef": { "name": "keys" }, "prefix": "MY_" }, { "configMapRef": { "name": "none", "optional": true } }],
            "resources": { "limits": { "memory": "64Mi" } },
            "args": ["--colour=$(COLOUR)", "$(UNKNOWN)", "$$(COLOUR)"],
            "env": [
              { "name": "TOLD", "value": "a $(COLOUR) $(MY_KEY)" },
              { "name": "ONE", "valueFrom": { "secretKeyRef": { "name": "keys", "key": "KEY" } } },
              { "name": "NAME", "valueFrom": { "fieldRef": { "fieldPath": "metadata.labels['app']" } } },
              { "name": "IP", "valueFrom": { "fieldRef": { "fieldPath": "status.podIP" } } },
              { "name": "MEMORY", "valueFrom": { "resourceFieldRef": { "resource": "limits.memory", "divisor": "1Mi" } } }
            ]
            """);
        var pod = await _node.ReadyAsync();
        var address = (string?)pod["status"]!["podIP"];
        var lines = (await _node.GetAsync("/env")).Split('\n');
        Assert.That(lines, Is.SupersetOf((string[])
        [
            "OF_IMAGE=yes", "COLOUR=blue", "Odd.Name-1=kept", "MY_KEY=secret", "TOLD=a blue secret", "ONE=secret", "NAME=shop", $"IP={address}", "MEMORY=64", "HOSTNAME=web", $"ASPNETCORE_URLS=http://{address}:8080", "PORT=8080",
        ]));
        Assert.That(lines, Has.None.Contains("OF_THE_BOX").And.None.StartsWith("ASPNETCORE_HTTP_PORTS"));
    }

    [TestCase("""{ "configMapKeyRef": { "name": "none", "key": "A" } }""", "configmap \"none\" not found")]
    [TestCase("""{ "configMapKeyRef": { "name": "settings", "key": "A" } }""", "couldn't find key A in ConfigMap default/settings")]
    [TestCase("""{ "secretKeyRef": { "name": "later", "key": "A" } }""", "secret \"later\" not found")]
    public async Task What_is_missing_is_named(string from, string message)
    {
        Run($$""" "env": [{ "name": "A", "valueFrom": {{from}} }] """);
        var pod = await _node.UntilAsync(one => (string?)RunningNode.Container(one)?["state"]?["waiting"]?["reason"] == "CreateContainerConfigError");
        Assert.That((string?)RunningNode.Container(pod)!["state"]!["waiting"]!["message"], Is.EqualTo(message));
        Assert.That(_node.Events(), Has.Some.EqualTo($"Failed: Error: {message}"));
    }

    [Test]
    public async Task What_was_missing_is_found_as_soon_as_it_comes()
    {
        Run(""" "envFrom": [{ "secretRef": { "name": "later" } }] """);
        await _node.UntilAsync(one => (string?)RunningNode.Container(one)?["state"]?["waiting"]?["reason"] == "CreateContainerConfigError");
        _node.Create(KindTable.Secret, """{ "metadata": { "name": "later" }, "data": { "KEY": "c2VjcmV0" } }""");
        await _node.ReadyAsync();
    }

    [Test]
    public async Task Volumes_are_files_of_the_owner_alone_and_go_with_the_pod()
    {
        Run("""
            "volumeMounts": [{ "name": "keys", "mountPath": "/app/keys" }, { "name": "file", "mountPath": "/app/appsettings.json", "subPath": "file.json" }, { "name": "tmp", "mountPath": "/tmp" }]
            """, """
            , "volumes": [{ "name": "keys", "secret": { "secretName": "keys" } }, { "name": "file", "configMap": { "name": "settings" } }, { "name": "tmp", "emptyDir": {} }]
            """);
        var pod = await _node.ReadyAsync();
        Assert.That(await _node.GetAsync("/file?path=keys/KEY"), Is.EqualTo("secret"));
        Assert.That(await _node.GetAsync("/file?path=appsettings.json"), Is.EqualTo("{}"));
        for (var i = 1; i <= Changes; i++)
            Change(Convert.ToBase64String(Encoding.UTF8.GetBytes($"new {i}")));
        Assert.That(async () => await _node.GetAsync("/file?path=keys/KEY"), Is.EqualTo($"new {Changes}").After(10).Seconds.PollEvery(20).MilliSeconds);
        var folder = Path.Combine(_node.Folder, "node", "pods", (string)pod["metadata"]!["uid"]!);
        var file = Path.Combine(folder, "volumes", "keys", "KEY");
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(await _node.GetAsync("/env"), Does.Contain($"TMPDIR={folder}"));

        _node.Delete(grace: 2);
        await _node.GoneAsync();
        Assert.That(() => Directory.Exists(folder), Is.False.After(10).Seconds.PollEvery(20).MilliSeconds);
    }

    [TestCase("""{ "name": "v", "secret": { "secretName": "none" } }""", "secret \"none\" not found")]
    [TestCase("""{ "name": "v", "configMap": { "name": "settings", "items": [{ "key": "A", "path": "a" }] } }""", "references non-existent config key: A")]
    [TestCase("""{ "name": "v", "hostPath": { "path": "/" } }""", "the box knows emptyDir, configMap, secret, downwardAPI, projected and persistentVolumeClaim: use one of these")]
    public async Task A_volume_that_cannot_be_there_holds_the_pod_up(string volume, string message)
    {
        Run(""" "volumeMounts": [{ "name": "v", "mountPath": "/app/v" }] """, $$""", "volumes": [{{volume}}]""");
        await _node.UntilAsync(_ => _node.Events().Contains($"FailedMount: MountVolume.SetUp failed for volume \"v\" : {message}"));
        Assert.That((string?)RunningNode.Container(_node.Find()!)!["state"]!["waiting"]!["reason"], Is.EqualTo("ContainerCreating"));
    }

    [Test]
    public async Task What_an_app_writes_in_its_folder_is_its_own()
    {
        Run(""" "env": [{ "name": "A", "value": "1" }] """);
        await _node.ReadyAsync();
        await _node.PostAsync("/write?path=here");
        Assert.That(await _node.GetAsync("/file?path=here"), Is.EqualTo("written"));
        Assert.That(Directory.EnumerateFiles(Path.Combine(_node.Folder, "images"), "here", SearchOption.AllDirectories), Is.Empty);
    }

    [TestCase("http://+:5000;https://+:5001", null, "5000")]
    [TestCase(null, "8080;9090", "8080 9090")]
    [TestCase(null, null, "7000")]
    public void It_listens_where_it_would_in_its_container(string? urls, string? ports, string expected)
    {
        Dictionary<string, string> variables = [];
        if (urls is not null)
            variables["ASPNETCORE_URLS"] = urls;
        if (ports is not null)
            variables["ASPNETCORE_HTTP_PORTS"] = ports;
        Assert.That(string.Join(' ', Listening.On(variables, [7000], [8000])), Is.EqualTo(expected));
    }

    private void Change(string key) => _node.Cluster.Edit(KindTable.Secret, "default", "keys", secret =>
    {
        secret["data"]!["KEY"] = key;
        return secret;
    });

    private void Run(string container, string pod = "") => _node.Run($$"""{ "containers": [{ "name": "web", "image": "{{_image}}", {{container}} }]{{pod}} }""");
}
