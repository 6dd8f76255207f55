using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Api;

/// <summary>The events of one watch, a line each.</summary>
internal sealed class WatchStream(ApiCall call, Form form)
{
    private bool _hasColumns;

    private Stream Body => call.Context.Response.Body;

    /// <summary>The headers go at once: a client waits for them before it goes on.</summary>
    public Task BeginAsync()
    {
        call.Context.Response.ContentType = "application/json";
        return FlushAsync();
    }

    public Task FlushAsync() => Body.FlushAsync(call.Cancellation);

    public Task WriteAsync(string type, Stored stored) => WriteAsync(type, form switch
    {
        Form.Table => Json.Bytes(Row(stored)),
        Form.MetadataOnly => Json.Bytes(MetadataOnly.Of(stored)),
        _ => stored.Utf8,
    });

    public async Task BookmarkAsync(long version, bool endsInitialEvents)
    {
        JsonObject metadata = new() { ["resourceVersion"] = version.ToString(CultureInfo.InvariantCulture), ["creationTimestamp"] = null };
        if (endsInitialEvents)
            metadata["annotations"] = new JsonObject { ["k8s.io/initial-events-end"] = "true" };
        var (apiVersion, kind) = form == Form.MetadataOnly ? ("meta.k8s.io/v1", "PartialObjectMetadata") : (call.Kind.ApiVersion, call.Kind.Name);
        if (form != Form.Table)
            await WriteAsync("BOOKMARK", Json.Bytes(new JsonObject { ["kind"] = kind, ["apiVersion"] = apiVersion, ["metadata"] = metadata }));
        await FlushAsync();
    }

    public async Task ExpiredAsync(long current)
    {
        await WriteAsync("ERROR", Json.Bytes(ApiStatus.Of(Refusals.Expired($"too old resource version: {call.Query("resourceVersion")} ({current})"))));
        await FlushAsync();
    }

    private JsonObject Row(Stored stored)
    {
        var table = Tabled.Of(call, new([stored], stored.Version, Continue: null, Remaining: null));
        if (_hasColumns)
            table["columnDefinitions"] = new JsonArray();
        _hasColumns = true;
        return table;
    }

    private async Task WriteAsync(string type, ReadOnlyMemory<byte> content)
    {
        await Body.WriteAsync(Encoding.ASCII.GetBytes($"{{\"type\":\"{type}\",\"object\":"), call.Cancellation);
        await Body.WriteAsync(content, call.Cancellation);
        await Body.WriteAsync("}\n"u8.ToArray(), call.Cancellation);
    }
}
