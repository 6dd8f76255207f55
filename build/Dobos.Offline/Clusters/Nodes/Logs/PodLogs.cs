using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Nodes.Logs;

/// <summary>Answers what the containers of pods have said, as <c>kubectl logs</c> asks for it.</summary>
internal sealed class PodLogs(NodeParts node)
{
    /// <summary>Refuses by a <see cref="ClusterRefusedException"/> as long as nothing is answered.</summary>
    public async Task AnswerAsync(HttpContext context, Stored pod)
    {
        var query = LogQuery.Read(context.Request.Query, node.Clock.GetUtcNow());
        PodSpec spec = new(pod);
        var container = Container(spec, query);
        var folder = node.FolderOf(pod.Uid).LogsOf(container);
        var file = LogShelf.Find(folder, query.Previous && !Waits(spec, container) ? 1 : 0) ?? throw Missing(spec, container, query);
        context.Response.ContentType = "text/plain";
        try
        {
            await AnswerAsync(query, file, context.Response.Body, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // Whoever followed has seen enough.
        }
    }

    private async Task AnswerAsync(LogQuery query, string file, Stream to, CancellationToken cancellation)
    {
        var live = node.Logs.Live(file);
        using LogReader reader = new(file, live);
        LogWriter writer = new(query, to);
        var lines = reader.Older().Concat(reader.Next()).Where(writer.IsWanted);
        await writer.WriteAsync(query.Tail is { } tail ? lines.TakeLast(tail) : lines, cancellation);
        while (query.Follows && live is not null && !writer.IsFull)
        {
            var (more, ended) = (live.More.Next, live.HasEnded);
            await writer.WriteAsync(reader.Next(), cancellation);
            if (ended)
                return;
            await more.WaitAsync(cancellation);
        }
    }

    private static string Container(PodSpec pod, LogQuery query)
    {
        string[] all = [.. pod.Containers.Select(one => one.Name)];
        if (query.Container is { } asked)
            return pod.AllContainers.Any(one => one.Name == asked) ? asked : throw ClusterRefusedException.BadRequest($"container {asked} is not valid for pod {pod.Name}");
        if (all is [var only])
            return only;

        var init = pod.InitContainers.Count == 0 ? "" : $" or one of the init containers: [{string.Join(' ', pod.InitContainers.Select(one => one.Name))}]";
        throw ClusterRefusedException.BadRequest($"a container name must be specified for pod {pod.Name}, choose one of: [{string.Join(' ', all)}]{init}");
    }

    /// <summary>Between two runs both of them are the last.</summary>
    private static bool Waits(PodSpec pod, string container) => Status(pod, container)?["state"]?["waiting"] is not null;

    private static JsonObject? Status(PodSpec pod, string container) =>
        pod.Content["status"].Items("initContainerStatuses").Concat(pod.Content["status"].Items("containerStatuses")).FirstOrDefault(one => (string?)one["name"] == container);

    private static ClusterRefusedException Missing(PodSpec pod, string container, LogQuery query)
    {
        if (query.Previous)
            return ClusterRefusedException.BadRequest($"previous terminated container \"{container}\" in pod \"{pod.Name}\" not found");

        var reason = Status(pod, container)?["state"]?["waiting"]?["reason"];
        return ClusterRefusedException.BadRequest($"container \"{container}\" in pod \"{pod.Name}\" is waiting to start: {Words((string?)reason)}");
    }

    private static string Words(string? reason) => reason switch
    {
        null => "ContainerCreating",
        "ErrImagePull" or "ImagePullBackOff" => "trying and failing to pull image",
        _ => reason,
    };
}
