using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dobos.Registries;
using Microsoft.AspNetCore.Http;

namespace Dobos.Tests.Registries.Fakes;

/// <summary>What a registry in memory has, and the OCI distribution API over it.</summary>
internal sealed partial class FakeContent
{
    private readonly ConcurrentDictionary<string, byte[]> _uploads = new();

    public ConcurrentDictionary<(string Repository, string Digest), byte[]> Blobs { get; } = new();

    public ConcurrentDictionary<(string Repository, string Reference), Manifest> Manifests { get; } = new();

    public bool HasReferrersApi { get; set; }

    public bool HasRanges { get; set; } = true;

    public Task AnswerAsync(HttpContext context)
    {
        var path = Api().Match(context.Request.Path.Value!);
        var (name, item) = (path.Groups["name"].Value, path.Groups["item"].Value);
        return path.Groups["kind"].Value switch
        {
            "manifests" => ManifestAsync(context, name, item),
            "blobs" when item.StartsWith("uploads/", StringComparison.Ordinal) => UploadAsync(context, name, item[8..]),
            "blobs" => BlobAsync(context, name, item),
            "tags" => JsonAsync(context, new { name, tags = Manifests.Keys.Where(key => key.Repository == name && !key.Reference.Contains(':', StringComparison.Ordinal)).Select(key => key.Reference).Order() }),
            "referrers" when HasReferrersApi => ReferrersAsync(context, name, item),
            _ => RefuseAsync(context, 404, "UNSUPPORTED", "there is no such thing here"),
        };
    }

    public static async Task RefuseAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        if (context.Request.Method is not "HEAD")
            await context.Response.WriteAsJsonAsync(new { errors = new[] { new { code, message } } });
    }

    public static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    private async Task ManifestAsync(HttpContext context, string name, string reference)
    {
        if (context.Request.Method is "PUT")
            await PutAsync(context, name, reference);
        else if (!Manifests.TryGetValue((name, reference), out var manifest))
            await RefuseAsync(context, 404, "MANIFEST_UNKNOWN", "manifest unknown");
        else if (context.Request.Method is "DELETE")
            context.Response.StatusCode = Manifests.TryRemove((name, reference), out _) ? 202 : 404;
        else
            await SendAsync(context, manifest.Bytes, manifest.MediaType, manifest.Digest.Value);
    }

    private async Task PutAsync(HttpContext context, string name, string reference)
    {
        var manifest = Manifest.Parse(await BodyAsync(context), context.Request.ContentType);
        if (manifest.Blobs.FirstOrDefault(blob => !Blobs.ContainsKey((name, blob.Digest.Value))) is { } lacking)
        {
            await RefuseAsync(context, 400, "MANIFEST_BLOB_UNKNOWN", $"{lacking.Digest} is not here");
            return;
        }

        Manifests[(name, manifest.Digest.Value)] = Manifests[(name, reference)] = manifest;
        if (HasReferrersApi && manifest.Subject is { } subject)
            context.Response.Headers["OCI-Subject"] = subject.Digest.Value;
        context.Response.Headers["Docker-Content-Digest"] = manifest.Digest.Value;
        context.Response.StatusCode = 201;
    }

    private async Task UploadAsync(HttpContext context, string name, string id)
    {
        var request = context.Request;
        if (request.Method is "POST" && request.Query["from"] is [{ } from] && Blobs.TryGetValue((from, request.Query["mount"]!), out var mounted))
        {
            Blobs[(name, request.Query["mount"]!)] = mounted;
            context.Response.StatusCode = 201;
            return;
        }

        id = request.Method is "POST" ? $"{Guid.NewGuid():N}" : id;
        _uploads[id] = [.. _uploads.GetValueOrDefault(id, []), .. await BodyAsync(context)];
        context.Response.Headers.Location = $"/v2/{name}/blobs/uploads/{id}?_state=s%2Bt";
        context.Response.StatusCode = request.Method switch { "PUT" => 201, "DELETE" => 204, _ => 202 };
        if (request.Method is "PUT" && Digest.Parse(request.Query["digest"]!) is var digest && !digest.Names(_uploads[id]))
            await RefuseAsync(context, 400, "DIGEST_INVALID", "provided digest did not match uploaded content");
        else if (request.Method is "PUT")
            Blobs[(name, request.Query["digest"]!)] = _uploads[id];
    }

    private Task BlobAsync(HttpContext context, string name, string digest)
    {
        if (!Blobs.TryGetValue((name, digest), out var blob))
            return RefuseAsync(context, 404, "BLOB_UNKNOWN", "blob unknown to registry");

        var start = HasRanges && context.Request.GetTypedHeaders().Range?.Ranges.Single().From is { } from ? (int)from : 0;
        if (start > 0)
            (context.Response.StatusCode, context.Response.Headers.ContentRange) = (206, $"bytes {start}-{blob.Length - 1}/{blob.Length}");
        return SendAsync(context, blob.AsMemory(start), "application/octet-stream", digest);
    }

    private Task ReferrersAsync(HttpContext context, string name, string digest) => JsonAsync(context, new
    {
        schemaVersion = 2,
        mediaType = MediaTypes.OciIndex,
        manifests = Manifests.Where(one => one.Key.Repository == name && one.Value.Subject?.Digest.Value == digest).Select(one => one.Value).Distinct()
            .Select(one => new { mediaType = one.MediaType, digest = one.Digest.Value, size = one.Bytes.Length, artifactType = one.ArtifactType }),
    });

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes, string type, string digest)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers["Docker-Content-Digest"] = digest;
        if (context.Request.Method is not "HEAD")
            await context.Response.Body.WriteAsync(bytes);
    }

    private static Task JsonAsync(HttpContext context, object content)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(content));
    }

    [GeneratedRegex("^/v2/(?<name>.+)/(?<kind>manifests|blobs|tags|referrers)/(?<item>.*)$")]
    private static partial Regex Api();
}
