using System.Formats.Tar;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Nodes.Images;
using Dobos.Offline.Registries;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>Images that come, and those that do not.</summary>
public sealed class ImageTests
{
    private RunningNode _node = null!;

    [SetUp]
    public async Task StartAsync() => _node = await RunningNode.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _node.DisposeAsync();

    [Test]
    public async Task An_image_that_is_not_there_is_waited_for_and_the_registry_is_quoted()
    {
        Run($"{_node.Registry.Host}/nothing:1");
        var pod = await WaitsAsync("ImagePullBackOff");
        Assert.That((string?)RunningNode.Container(pod)!["state"]!["waiting"]!["message"], Does.StartWith($"Back-off pulling image \"{_node.Registry.Host}/nothing:1\": ErrImagePull: ").And.Contains(": not found ("));
        Assert.That(_node.Events(), Has.Some.EqualTo("Failed: Error: ErrImagePull").And.Some.EqualTo($"BackOff: Back-off pulling image \"{_node.Registry.Host}/nothing:1\""));
        Assert.That((string?)pod["status"]!["phase"], Is.EqualTo("Pending"));
    }

    [Test]
    public async Task A_registry_that_is_not_there_is_named()
    {
        Run("localhost:1/shop:1");
        var pod = await WaitsAsync("ImagePullBackOff");
        Assert.That((string?)RunningNode.Container(pod)!["state"]!["waiting"]!["message"], Does.Contain("Connection refused"));
    }

    [TestCase("Not An Image", "InvalidImageName")]
    [TestCase("shop:1", "ErrImageNeverPull")]
    public async Task What_cannot_come_says_so(string image, string reason)
    {
        Run(image, """, "imagePullPolicy": "Never" """);
        await WaitsAsync(reason);
    }

    [Test]
    public async Task Without_a_password_the_registry_refuses_and_a_pull_secret_opens_it()
    {
        var image = await (await PodImage.OfAppAsync()).PushAsync(_node.Registry);
        await _node.ForgetPasswordsAsync();
        Run(image);
        var pod = await WaitsAsync("ErrImagePull");
        Assert.That((string?)RunningNode.Container(pod)!["state"]!["waiting"]!["message"], Does.Contain("401 Unauthorized"));

        var config = Convert.ToBase64String(Encoding.UTF8.GetBytes($$$"""{ "auths": { "{{{_node.Registry.Host}}}": { "auth": "{{{_node.Registry.Basic(Registry.PullUser)}}}" } } }"""));
        _node.Create(KindTable.Secret, $$"""{ "metadata": { "name": "pull" }, "type": "kubernetes.io/dockerconfigjson", "data": { ".dockerconfigjson": "{{config}}" } }""");
        _node.Run($$"""{ "imagePullSecrets": [{ "name": "pull" }], "containers": [{ "name": "web", "image": "{{image}}" }] }""", "other");
        await _node.ReadyAsync("other");
    }

    [Test]
    public async Task What_is_here_is_not_asked_for_again()
    {
        var image = await (await PodImage.OfAppAsync()).PushAsync(_node.Registry);
        Run(image);
        await _node.ReadyAsync();
        var asked = _node.Registry.Server.Requests.Count;
        _node.Run($$"""{ "containers": [{ "name": "web", "image": "{{image}}" }] }""", "other");
        await _node.ReadyAsync("other");
        Assert.That(_node.Registry.Server.Requests, Has.Count.EqualTo(asked));
        Assert.That(_node.Events("other"), Has.Some.EqualTo($"Pulled: Container image \"{image}\" already present on machine"));
    }

    [Test]
    public async Task Several_pods_that_want_an_image_at_once_pull_it_once()
    {
        var image = await (await PodImage.OfAppAsync()).PushAsync(_node.Registry);
        for (var pod = 0; pod < 3; pod++)
            _node.Run($$"""{ "containers": [{ "name": "web", "image": "{{image}}" }] }""", $"web-{pod}");
        for (var pod = 0; pod < 3; pod++)
            await _node.ReadyAsync($"web-{pod}");
        var blobs = _node.Registry.Server.Requests.Where(request => request.StartsWith("GET", StringComparison.Ordinal) && request.Contains("/blobs/", StringComparison.Ordinal)).ToArray();
        Assert.That(blobs, Is.Unique.And.Not.Empty);
    }

    [TestCase("../../out")]
    [TestCase("app/../../out")]
    public async Task A_layer_that_leads_out_of_its_image_is_refused(string path)
    {
        Run(await new PodImage { Config = { ["Entrypoint"] = (string[])["/out"] } }.Layer(tar => tar.File(path, "out")).PushAsync(_node.Registry));
        var pod = await WaitsAsync("ErrImagePull");
        Assert.That((string?)RunningNode.Container(pod)!["state"]!["waiting"]!["message"], Does.Contain("leads out of the image"));
    }

    [TestCase(".wh...")]
    [TestCase(".wh..")]
    [TestCase(".wh.")]
    [TestCase("app/.wh...")]
    public async Task A_whiteout_of_what_is_above_its_folder_is_refused_and_takes_nothing_away(string path)
    {
        var kept = Path.Combine(_node.Folder, "images", "roots", "kept");
        Directory.CreateDirectory(kept);
        Run(await new PodImage().Layer(tar => tar.File(path, "")).PushAsync(_node.Registry));
        var pod = await WaitsAsync("ErrImagePull");
        Assert.That((string?)RunningNode.Container(pod)!["state"]!["waiting"]!["message"], Does.Contain($"invalid whiteout \"{path}\" names no file of its folder"));
        Assert.That(Directory.Exists(kept));
    }

    [Test]
    public async Task What_is_of_another_form_in_the_config_of_an_image_counts_as_not_there()
    {
        PodImage image = new() { Config = { ["StopSignal"] = 9, ["WorkingDir"] = 5, ["Env"] = new object?[] { "=b", "A", null, 5, "B=\0" }, ["ExposedPorts"] = new Dictionary<string, object> { ["99999999/tcp"] = new { } }, ["Entrypoint"] = new object?[] { null, 5 } } };
        _node.Run($$"""{ "restartPolicy": "Never", "containers": [{ "name": "web", "image": "{{await image.Layer(tar => tar.File("file", "")).PushAsync(_node.Registry)}}" }] }""");
        var pod = await _node.UntilAsync(one => (string?)one["status"]?["phase"] == "Failed");
        Assert.That((string?)RunningNode.Container(pod)!["state"]!["terminated"]!["reason"], Is.EqualTo("StartError"));
    }

    [Test]
    public async Task Layers_lie_over_each_other_and_links_stay_inside()
    {
        using ImageStore store = new(Path.Combine(_node.Folder, "others"));
        var outside = Path.Combine(_node.Folder, "outside");
        Directory.CreateDirectory(outside);
        PodImage image = new();
        image.Layer(tar =>
        {
            tar.File("etc/kept", "below");
            tar.File("etc/gone", "below");
            tar.File("var/cache/old", "below");
            tar.Link("escape", outside);
            tar.Link("up", "../../../../../../..");
        });
        image.Layer(tar =>
        {
            tar.File("etc/.wh.gone", "");
            tar.File("var/cache/.wh..wh..opq", "");
            tar.File("var/cache/new", "above");
            tar.File("escape/file", "inside");
            tar.File("up/top", "inside");
            tar.Link("etc/hard", "etc/kept", TarEntryType.HardLink);
            tar.File("etc/kept", "above");
        });
        Assert.That(ImageReference.TryParse(await image.PushAsync(_node.Registry), out var reference));
        var root = (await store.PullAsync(reference!, new(Registry.PullUser, _node.Registry.Password(Registry.PullUser)), default)).Root;
        string Read(string path) => File.ReadAllText(RootPath.Resolve(root, path, followLast: true)!);
        Assert.Multiple(() =>
        {
            Assert.That(Directory.EnumerateFileSystemEntries(outside), Is.Empty);
            Assert.That(File.Exists(Path.Combine(root, "etc/gone")), Is.False);
            Assert.That(Directory.GetFiles(Path.Combine(root, "var/cache")).Select(Path.GetFileName), Is.EqualTo(["new"]));
            Assert.That(Read("/etc/hard"), Is.EqualTo("below"));
            Assert.That(Read("/etc/kept"), Is.EqualTo("above"));
            Assert.That(Read("/escape/file"), Is.EqualTo("inside"));
            Assert.That(Read("/top"), Is.EqualTo("inside"));
        });
    }

    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", TestName = "A_registry_that_falls_silent_is_given_up(in its answer)")]
    [TestCase("", TestName = "A_registry_that_falls_silent_is_given_up(before it)")]
    public async Task A_registry_that_falls_silent_is_given_up(string answer)
    {
        using TcpListener registry = new(IPAddress.Loopback, 0);
        registry.Start();
        using ImageStore store = new(Path.Combine(_node.Folder, "others")) { Patience = TimeSpan.FromSeconds(1) };
        Assert.That(ImageReference.TryParse($"{registry.LocalEndpoint.ToString()!.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}/web:1", out var reference));
        var pulling = store.PullAsync(reference!, login: null, default);
        using var caller = await registry.AcceptTcpClientAsync();
        await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer));
        Assert.That(async () => await pulling.WaitAsync(TimeSpan.FromSeconds(30)), Throws.TypeOf<ImagePullException>().With.Message.Contains("has sent nothing for 1 s"));
    }

    [Test]
    public void What_a_killed_box_began_to_pull_is_cleared_away_and_what_this_one_pulls_is_not()
    {
        var blobs = Directory.CreateDirectory(Path.Combine(_node.Folder, "others", "blobs")).FullName;
        var (old, ours) = (Path.Combine(blobs, "1.0.half"), Path.Combine(blobs, $"1.{Environment.ProcessId}.half"));
        File.WriteAllText(old, "");
        File.WriteAllText(ours, "");
        using ImageStore store = new(Path.Combine(_node.Folder, "others"));
        Assert.That((File.Exists(old), File.Exists(ours)), Is.EqualTo((false, true)));
    }

    [TestCase("busybox", "docker.io", "library/busybox", "latest")]
    [TestCase("team/web:1.2", "docker.io", "team/web", "1.2")]
    [TestCase("localhost:5000/web", "localhost:5000", "web", "latest")]
    [TestCase("registry.example/a/b/c:v1", "registry.example", "a/b/c", "v1")]
    public void A_name_is_read_as_docker_reads_it(string text, string registry, string repository, string wanted)
    {
        Assert.That(ImageReference.TryParse(text, out var reference));
        Assert.That((reference!.Registry, reference.Repository, reference.Wanted), Is.EqualTo((registry, repository, wanted)));
    }

    [TestCase("Web:1")]
    [TestCase("web:")]
    [TestCase("web@sha256:12")]
    [TestCase("/web")]
    public void What_is_no_name_is_refused(string text) => Assert.That(ImageReference.TryParse(text, out _), Is.False);

    private void Run(string image, string more = "") => _node.Run($$"""{ "containers": [{ "name": "web", "image": "{{image}}"{{more}} }] }""");

    private Task<System.Text.Json.Nodes.JsonObject> WaitsAsync(string reason) => _node.UntilAsync(pod => (string?)RunningNode.Container(pod)?["state"]?["waiting"]?["reason"] == reason);
}
