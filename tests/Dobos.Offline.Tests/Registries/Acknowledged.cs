using System.Collections.Concurrent;
using System.Net;

namespace Dobos.Offline.Tests.Registries;

/// <summary>Writers of images, and what the registry said that it has. Works against whatever serves a registry.</summary>
internal sealed class Acknowledged
{
    private readonly ConcurrentDictionary<string, byte[]> _content = [];
    private readonly ConcurrentDictionary<string, byte[]> _tags = [];
    private int _number;

    public int Count => _content.Count;

    /// <summary>Pushes one image after the other under one tag that moves, until the registry is gone.</summary>
    public async Task WriteAsync(HttpClient client, string repository)
    {
        try
        {
            while (true)
                await PushAsync(client, repository, new($"{Interlocked.Increment(ref _number)} {new string('x', Random.Shared.Next(100_000))}"));
        }
        catch (HttpRequestException)
        {
            // Killed.
        }
    }

    public async Task AssertThereAsync(HttpClient client)
    {
        foreach (var (path, content) in _content)
            Assert.That(await client.GetByteArrayAsync(path), Is.EqualTo(content), path);

        foreach (var (path, manifest) in _tags)
            await AssertTagAsync(client, path, manifest);
    }

    private async Task PushAsync(HttpClient client, string repository, TinyImage image)
    {
        foreach (var (digest, blob) in image.Blobs)
        {
            await SendAsync(client, HttpMethod.Post, $"/v2/{repository}/blobs/uploads/?digest={digest}", blob);
            _content[$"/v2/{repository}/blobs/{digest}"] = blob;
        }

        await SendAsync(client, HttpMethod.Put, $"/v2/{repository}/manifests/latest", image.Manifest);
        _content[$"/v2/{repository}/manifests/{image.Digest}"] = image.Manifest;
        _tags[$"/v2/{repository}/manifests/latest"] = image.Manifest;
    }

    private static async Task SendAsync(HttpClient client, HttpMethod method, string path, byte[] content)
    {
        using HttpRequestMessage request = new(method, path) { Content = new ByteArrayContent(content) };
        if (method == HttpMethod.Put)
            request.Content.Headers.ContentType = new(TinyImage.Types.Manifest);

        using var answer = await client.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    // The last one that was acknowledged, or the one after it, whose answer the kill may have eaten.
    private async Task AssertTagAsync(HttpClient client, string path, byte[] manifest)
    {
        var tagged = await client.GetByteArrayAsync(path);
        if (!tagged.AsSpan().SequenceEqual(manifest))
            Assert.That(_content.Values.Count(known => known.AsSpan().SequenceEqual(tagged)), Is.Zero, $"{path} went back to an earlier one.");
    }
}
