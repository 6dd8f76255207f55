using System.Diagnostics;
using Dobos.Offline.Clusters.Nodes;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>A node in a process of its own, which can be killed. It bears our name, so that what is internal is open to it.</summary>
internal sealed class NodeHost : IDisposable
{
    private const string Source = """
        using System;
        using System.IO;
        using Dobos.Offline.Clusters;
        using Dobos.Offline.Clusters.Nodes;

        var cluster = Cluster.Open(Directory.CreateDirectory(Path.Combine(args[0], "cluster")).FullName, TimeProvider.System);
        var node = await Node.StartAsync(cluster, Path.Combine(args[0], "node"), new() { Images = Path.Combine(args[0], "images") });
        Console.WriteLine("serving");
        if (Console.ReadLine() is not null)
            await node.DisposeAsync();
        """;

    private readonly Process _process;

    private NodeHost(Process process) => _process = process;

    public static async Task<NodeHost> StartAsync(string folder)
    {
        var ours = typeof(Node).Assembly.Location;
        var program = Path.Combine(await SmallProgram.CompileAsync("Dobos.Offline.Tests", Source, ours), "Dobos.Offline.Tests.dll");
        File.Copy(ours, Path.Combine(Path.GetDirectoryName(program)!, Path.GetFileName(ours)), overwrite: true);
        NodeHost host = new(Process.Start(new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", Path.ChangeExtension(ours, ".runtimeconfig.json"), program, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
        Assert.That(await host._process.StandardOutput.ReadLineAsync(), Is.EqualTo("serving"));
        return host;
    }

    /// <summary>As 'kill -9' does it.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
