using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Nodes.Containers;
using Shared;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>Images that hold no .NET app, where there is no engine.</summary>
public sealed class OwnRootTests
{
    private RunningNode _node = null!;

    [SetUp]
    public async Task StartAsync() => _node = await RunningNode.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _node.DisposeAsync();

    [Test]
    public async Task A_program_of_the_image_sees_its_own_files_and_volumes_and_leaves_the_image_as_it_is()
    {
        Require.This(OwnRoot.IsPossible, "the right to make namespaces");
        _node.Create(KindTable.ConfigMap, """{ "metadata": { "name": "settings" }, "data": { "colour": "blue" } }""");
        var image = await ShellAsync();
        _node.Run($$"""
            {
              "restartPolicy": "Never",
              "containers": [{
                "name": "web", "image": "{{image}}", "command": ["sh", "-c", "cat /etc/mine /etc/settings/colour; echo $0 $PWD $Odd_Name > /written; cat /written; exit 4", "told"],
                "volumeMounts": [{ "name": "settings", "mountPath": "/etc/settings" }]
              }],
              "volumes": [{ "name": "settings", "configMap": { "name": "settings" } }]
            }
            """);
        var pod = await _node.UntilAsync(one => (string?)one["status"]?["phase"] == "Failed");
        Assert.That((int)RunningNode.Container(pod)!["state"]!["terminated"]!["exitCode"]!, Is.EqualTo(4));
        Assert.That(await _node.LogAsync(), Is.EqualTo("mine\nbluetold /work\n"));
        Assert.That(Directory.EnumerateFiles(Path.Combine(_node.Folder, "images"), "written", SearchOption.AllDirectories), Is.Empty);
        _node.Delete(grace: 0);
        Assert.That(() => Directory.EnumerateFileSystemEntries(Path.Combine(_node.Folder, "node", "pods")), Is.Empty.After(10).Seconds.PollEvery(20).MilliSeconds);
    }

    [Test]
    public async Task A_command_is_run_in_the_same_files()
    {
        Require.This(OwnRoot.IsPossible, "the right to make namespaces");
        _node.Run($$"""
            { "terminationGracePeriodSeconds": 1, "containers": [{ "name": "web", "image": "{{await ShellAsync()}}", "command": ["sleep", "1000"], "readinessProbe": { "exec": { "command": ["cat", "/etc/mine"] }, "periodSeconds": 1 } }] }
            """);
        await _node.ReadyAsync();
        _node.Delete();
        await _node.GoneAsync();
    }

    [Test]
    public async Task What_it_writes_down_as_its_last_words_is_in_the_status()
    {
        Require.This(OwnRoot.IsPossible, "the right to make namespaces");
        _node.Run($$"""{ "restartPolicy": "Never", "containers": [{ "name": "web", "image": "{{await ShellAsync()}}", "command": ["sh", "-c", "echo no luck > /dev/termination-log; exit 1"] }] }""");
        var pod = await _node.UntilAsync(one => (string?)one["status"]?["phase"] == "Failed");
        Assert.That((string?)RunningNode.Container(pod)!["state"]!["terminated"]!["message"], Is.EqualTo("no luck\n"));
    }

    [Test]
    public async Task What_left_its_session_and_its_environment_ends_with_its_pod()
    {
        Require.This(OwnRoot.IsPossible, "the right to make namespaces");
        _node.Run($$"""{ "containers": [{ "name": "web", "image": "{{await ShellAsync()}}", "command": ["sh", "-c", "setsid sleep 98765431 & env -i setsid sleep 98765432 & sleep 1000"] }] }""");
        Assert.That(Strays, Has.Length.EqualTo(2).After(30).Seconds.PollEvery(20).MilliSeconds);
        _node.Delete(grace: 1);
        await _node.GoneAsync();
        Assert.That(Strays, Is.Empty.After(10).Seconds.PollEvery(20).MilliSeconds);
    }

    [Test]
    public async Task What_the_image_lacks_is_named()
    {
        _node.Run($$"""{ "restartPolicy": "Never", "containers": [{ "name": "web", "image": "{{await ShellAsync()}}", "command": ["nothing"] }] }""");
        var pod = await _node.UntilAsync(one => (string?)one["status"]?["phase"] == "Failed");
        var ended = RunningNode.Container(pod)!["state"]!["terminated"]!;
        Assert.That(((string?)ended["reason"], (string?)ended["message"]), Is.EqualTo(("StartError", "exec: \"nothing\": executable file not found in $PATH")));
    }

    [Test]
    public async Task Without_namespaces_what_needs_no_library_runs_still()
    {
        await _node.ForbidNamespacesAsync();
        PodImage image = new() { Config = { ["Cmd"] = (string[])["hi"] } };
        image.Layer(tar => tar.File("usr/bin/hi", HostPrograms.Standalone(), (UnixFileMode)0b101_101_101));
        _node.Run($$"""{ "restartPolicy": "Never", "containers": [{ "name": "web", "image": "{{await image.PushAsync(_node.Registry)}}" }] }""");
        await _node.UntilAsync(one => (string?)one["status"]?["phase"] == "Succeeded");
        Assert.That(await _node.LogAsync(), Is.EqualTo("hello\n"));
    }

    [Test]
    public async Task Without_namespaces_what_needs_more_says_what_would_help()
    {
        await _node.ForbidNamespacesAsync();
        _node.Run($$"""{ "restartPolicy": "Never", "containers": [{ "name": "web", "image": "{{await ShellAsync()}}", "command": ["sh"] }] }""");
        var pod = await _node.UntilAsync(one => (string?)one["status"]?["phase"] == "Failed");
        Assert.That((string?)RunningNode.Container(pod)!["state"]!["terminated"]!["message"], Does.EndWith("holds no .NET app, and this machine has neither a Docker engine nor user namespaces to run it: start Docker, or allow unprivileged user namespaces"));
    }

    private static string[] Strays() => [.. Directory.GetDirectories("/proc").Select(Command).Where(command => command.StartsWith("sleep\09876543", StringComparison.Ordinal))];

    private static string Command(string process)
    {
        try
        {
            return File.ReadAllText($"{process}/cmdline");
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private async Task<string> ShellAsync()
    {
        PodImage image = new() { Config = { ["WorkingDir"] = "/work" } };
        image.Layer(tar =>
        {
            tar.Programs("sh", "cat", "sleep", "setsid", "env");
            tar.File("etc/mine", "mine\n");
        });
        return await image.PushAsync(_node.Registry);
    }
}
