using System.Buffers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Lists objects, in pages where a client asks for some at a time.</summary>
internal sealed class ListHandlers
{
    private readonly Snapshots _snapshots = new();

    public Task ListAsync(ApiCall call)
    {
        var selection = Selection.Of(call);
        return WriteAsync(call, Page(call, selection));
    }

    public static Task WriteAsync(ApiCall call, Page page) => Accepted.Of(call.Request) switch
    {
        Form.Table => Answer.JsonAsync(call.Context, StatusCodes.Status200OK, Tabled.Of(call, page)),
        Form.MetadataOnly => WriteAsync(call, page, "meta.k8s.io/v1", "PartialObjectMetadataList", page.Items.Select(stored => (ReadOnlyMemory<byte>)Json.Bytes(MetadataOnly.Of(stored)))),
        _ => WriteAsync(call, page, call.Kind.ApiVersion, $"{call.Kind.Name}List", page.Items.Select(stored => stored.Utf8)),
    };

    private Page Page(ApiCall call, Selection selection)
    {
        var limit = (int)Math.Min(call.Number("limit") ?? 0, int.MaxValue);
        if (call.Query("continue") is { } token)
            return _snapshots.Continue(token, selection, limit);

        var (all, version) = call.Cluster.Store.List(call.Kind, selection.Namespace);
        Check(call, version);
        return _snapshots.Begin(new(selection, [.. all.Where(selection.Has)], version), limit);
    }

    private static void Check(ApiCall call, long version)
    {
        var wanted = call.Number("resourceVersion");
        if (wanted > version)
            throw Refusals.NotYet(wanted.Value, version);
        if (call.Query("resourceVersionMatch") is { } match && wanted is null)
            throw ClusterRefusedException.BadRequest($"resourceVersionMatch \"{match}\" is forbidden unless resourceVersion is provided");
        if (call.Query("resourceVersionMatch") == "Exact" && wanted != version)
            throw Refusals.Expired($"The resourceVersion for the provided list is too old: {wanted} ({version})");
    }

    private static Task WriteAsync(ApiCall call, Page page, string apiVersion, string kind, IEnumerable<ReadOnlyMemory<byte>> items)
    {
        JsonObject head = new() { ["kind"] = kind, ["apiVersion"] = apiVersion, ["metadata"] = page.Metadata() };
        ArrayBufferWriter<byte> content = new(4096);
        content.Write(Json.Bytes(head).AsSpan()[..^1]);
        content.Write(",\"items\":["u8);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                content.Write(","u8);
            content.Write(item.Span);
            isFirst = false;
        }

        content.Write("]}"u8);
        return Answer.JsonAsync(call.Context, StatusCodes.Status200OK, content.WrittenMemory);
    }
}
