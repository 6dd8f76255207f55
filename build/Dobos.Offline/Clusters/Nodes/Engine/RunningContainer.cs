using System.IO.Pipelines;
using Dobos.Offline.Clusters.Nodes.Containers;
using Dobos.Offline.Clusters.Nodes.Logs;

namespace Dobos.Offline.Clusters.Nodes.Engine;

/// <summary>A container that an engine runs.</summary>
internal sealed class RunningContainer : IRunning
{
    private readonly DockerEngine _engine;
    private readonly string _id;
    private readonly string? _stopSignal;

    private RunningContainer(DockerEngine engine, string id, ContainerLog log, string? stopSignal)
    {
        (_engine, _id, _stopSignal) = (engine, id, stopSignal);
        Exited = EndAsync(log);
    }

    public string Id => $"docker://{_id}";

    public Task<int> Exited { get; }

    public static async Task<RunningContainer> StartAsync(DockerEngine engine, ContainerOrder order, EntryPoint entry, ContainerLog log)
    {
        var image = DockerArchive.NameOf(order.Image);
        if (!await engine.HasImageAsync(image))
            await LoadAsync(engine, order);

        int[] ports = [.. order.Container.Ports.Select(port => port.Number).Concat(order.Image.Ports).Distinct()];
        var id = await engine.CreateAsync(DockerOrder.Of(order, entry, image, ports));
        try
        {
            await engine.StartAsync(id);
            foreach (var (port, where) in await engine.PortsAsync(id))
                order.Place.Move(port, where);
            return new(engine, id, log, order.Image.StopSignal);
        }
        catch
        {
            await engine.RemoveAsync(id);
            throw;
        }
    }

    public void Ask() => _ = _engine.KillAsync(_id, _stopSignal ?? "SIGTERM");

    public void Kill() => _ = _engine.KillAsync(_id, "SIGKILL");

    public Task<(int Code, string Output)> RunAsync(IReadOnlyList<string> command, CancellationToken cancellation) => _engine.RunAsync(_id, command, cancellation);

    public async ValueTask DisposeAsync() => await _engine.RemoveAsync(_id);

    private static async Task LoadAsync(DockerEngine engine, ContainerOrder order)
    {
        var archive = Path.Combine(order.Folder.Container(order.Container.Name), "image.tar");
        try
        {
            DockerArchive.Write(order.Image, archive);
            await engine.LoadAsync(archive);
        }
        finally
        {
            File.Delete(archive);
        }
    }

    private async Task<int> EndAsync(ContainerLog log)
    {
        var (output, errors) = (new Pipe(), new Pipe());
        var pumps = Task.WhenAll(log.PumpAsync("stdout", output.Reader.AsStream()), log.PumpAsync("stderr", errors.Reader.AsStream()));
        await using (var said = await _engine.LogsAsync(_id))
        {
            await foreach (var (isError, text) in DockerStream.ReadAsync(said, CancellationToken.None))
                await (isError ? errors : output).Writer.WriteAsync(text);
        }

        await output.Writer.CompleteAsync();
        await errors.Writer.CompleteAsync();
        await pumps;
        log.End();
        return await _engine.WaitAsync(_id);
    }
}
