using System.Diagnostics;
using Shared;

namespace Dobos.Offline.Tests.Registries.Clients;

/// <summary>A Docker engine of the test's own: its data, its socket and its processes are in one folder and end with it. No bridge and no firewall rules: it only pushes and pulls.</summary>
internal sealed class DockerEngine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly Process _process;

    private DockerEngine(string folder, Process process, string client)
    {
        (_folder, _process) = (folder, process);
        Client = new(client, ("DOCKER_HOST", Host), ("DOCKER_CONFIG", folder), ("DOCKER_CONTEXT", null));
    }

    public Command Client { get; }

    /// <summary>Where it answers, as DOCKER_HOST says it.</summary>
    public string Host => $"unix://{_folder}/s";

    public static async Task<DockerEngine> StartAsync()
    {
        Require.This(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "root, which an engine needs,");
        var (engine, client) = (Require.Tool("dockerd"), Require.Tool("docker"));

        // A socket's path may have some hundred characters, so not below a folder of a long name.
        var folder = Directory.CreateTempSubdirectory("dobos-dockerd-").FullName;
        ProcessStartInfo start = new("sh", ["-c", $"exec \"$0\" \"$@\" >{folder}/log 2>&1", engine,
            "--data-root", $"{folder}/data", "--exec-root", $"{folder}/exec", "--host", $"unix://{folder}/s", "--pidfile", $"{folder}/pid",
            "--config-file", $"{folder}/none.json", "--bridge", "none", "--iptables=false", "--ip-forward=false"]);
        File.WriteAllText($"{folder}/none.json", "{}");
        DockerEngine started = new(folder, Process.Start(start)!, client);
        if (!await started.AnswersAsync())
        {
            var log = await File.ReadAllTextAsync($"{folder}/log");
            await started.DisposeAsync();
            Require.This(false, $"an engine that starts ({log[Math.Max(0, log.Length - 500)..].Trim()})");
        }

        return started;
    }

    public async ValueTask DisposeAsync()
    {
        // It ends its containerd, and unmounts what it mounted, when it is asked to.
        if (!_process.HasExited)
            Process.Start("kill", ["-TERM", $"{_process.Id}"]).WaitForExit();

        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
        // What it keeps of the host's network for a container stays mounted.
        if (File.Exists($"{_folder}/exec/netns/default"))
            Process.Start("umount", [$"{_folder}/exec/netns/default"]).WaitForExit();

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        using CancellationTokenSource deadline = new(Patience);
        while (!deadline.IsCancellationRequested && !_process.HasExited)
        {
            if ((await Client.TryAsync("", "version")).Code == 0)
                return true;

            await Task.Delay(100);
        }

        return false;
    }
}
