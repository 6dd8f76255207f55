using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dobos.Offline.Tests.Registries;

namespace Dobos.Offline.Tests.Boxes;

/// <summary>Writes secrets and images, and remembers what was acknowledged; every value tells whether it is whole.</summary>
internal sealed class Writing
{
    private const string Api = "api-version=7.6";
    private const string Kept = "/api/v1/namespaces/default/configmaps";

    private readonly ConcurrentDictionary<string, string> _secrets = new();
    private readonly ConcurrentDictionary<string, string> _images = new();
    private readonly ConcurrentDictionary<string, string> _objects = new();
    private int _last;

    public int Secrets => _secrets.Count;

    public int Images => _images.Count;

    public int Objects => _objects.Count;

    /// <summary>A write every 10 ms, in turn to the vault, to the registry and to the cluster, until the box is killed; none waits for another.</summary>
    public async Task RunAsync(BoxProcess box, TimeSpan until)
    {
        using var vault = await box.VaultAsync("one");
        using var registry = await box.RegistryAsync("one");
        using var cluster = await box.ClusterAsync("one");
        using PeriodicTimer pace = new(TimeSpan.FromMilliseconds(10));
        using CancellationTokenSource end = new(until);
        List<Task> writes = [];
        while (!end.IsCancellationRequested)
        {
            await pace.WaitForNextTickAsync(CancellationToken.None);
            var number = ++_last;
            writes.Add((number % 3) switch
            {
                0 => SetAsync(vault, number),
                1 => PushAsync(registry, number),
                _ => CreateAsync(cluster, number),
            });
        }

        box.Kill();
        await Task.WhenAll(writes);
    }

    /// <summary>Every acknowledged secret has its value, and no other has a part of one.</summary>
    public async Task CheckVaultAsync(BoxProcess box)
    {
        using var vault = await box.VaultAsync("one");
        foreach (var (name, value) in _secrets)
            Assert.That((await vault.GetFromJsonAsync<JsonElement>($"/secrets/{name}?{Api}")).GetProperty("value").GetString(), Is.EqualTo(value), name);

        for (var next = $"/secrets?{Api}"; next is not null;)
        {
            var page = await vault.GetFromJsonAsync<JsonElement>(next);
            foreach (var secret in page.GetProperty("value").EnumerateArray())
                Assert.That(IsWhole((await vault.GetFromJsonAsync<JsonElement>($"{secret.GetProperty("id").GetString()}?{Api}")).GetProperty("value").GetString()!), secret.ToString());
            next = page.GetProperty("nextLink").GetString();
        }
    }

    /// <summary>Every acknowledged image is under its tag, and whatever is under a tag is whole.</summary>
    public async Task CheckRegistryAsync(BoxProcess box)
    {
        using var registry = await box.RegistryAsync("one");
        HashSet<string> found = [];
        for (var next = "/v2/it/tags/list?n=1000"; next is not null;)
        {
            using var answer = await registry.GetAsync(next);
            var page = await answer.Content.ReadFromJsonAsync<JsonElement>();
            foreach (var tag in page.GetProperty("tags").EnumerateArray())
                found.Add($"{tag.GetString()} {await WholeAsync(registry, tag.GetString()!)}");
            next = answer.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }

        Assert.That(_images.Select(image => $"{image.Key} {image.Value}").Except(found), Is.Empty);
    }

    /// <summary>Every acknowledged object has its value, and no other has a part of one.</summary>
    public async Task CheckClusterAsync(BoxProcess box)
    {
        using var cluster = await box.ClusterAsync("one");
        var list = await cluster.GetFromJsonAsync<JsonElement>(Kept);
        var found = list.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("metadata").GetProperty("name").GetString()!.StartsWith("object-", StringComparison.Ordinal))
            .ToDictionary(item => item.GetProperty("metadata").GetProperty("name").GetString()!, item => item.GetProperty("data").GetProperty("value").GetString()!);

        Assert.That(_objects.Except(found), Is.Empty);
        Assert.That(found.Values.Where(value => !IsWhole(value)), Is.Empty);
    }

    private static async Task<string> WholeAsync(HttpClient registry, string tag)
    {
        var manifest = await registry.GetByteArrayAsync($"/v2/it/manifests/{tag}");
        using var parsed = JsonDocument.Parse(manifest);
        foreach (var blob in parsed.RootElement.GetProperty("layers").EnumerateArray().Prepend(parsed.RootElement.GetProperty("config")))
        {
            var digest = blob.GetProperty("digest").GetString()!;
            Assert.That(TinyImage.DigestOf(await registry.GetByteArrayAsync($"/v2/it/blobs/{digest}")), Is.EqualTo(digest));
        }

        return TinyImage.DigestOf(manifest);
    }

    private async Task SetAsync(HttpClient vault, int number)
    {
        var text = new string((char)('a' + number % 26), number % 5000);
        var value = $"{text} {Sum(text)}";
        using var content = JsonContent.Create(new { value });
        if (await AcknowledgedAsync(() => vault.PutAsync($"/secrets/secret-{number}?{Api}", content)))
            _secrets[$"secret-{number}"] = value;
    }

    private async Task PushAsync(HttpClient registry, int number)
    {
        TinyImage image = new($"image {number} {new string('x', number % 3000)}");
        foreach (var (digest, content) in image.Blobs)
        {
            if (!await AcknowledgedAsync(() => registry.PostAsync($"/v2/it/blobs/uploads/?digest={digest}", new ByteArrayContent(content))))
                return;
        }

        using ByteArrayContent manifest = new(image.Manifest) { Headers = { ContentType = new(TinyImage.Types.Manifest) } };
        if (await AcknowledgedAsync(() => registry.PutAsync($"/v2/it/manifests/t{number}", manifest)))
            _images[$"t{number}"] = image.Digest;
    }

    private async Task CreateAsync(HttpClient cluster, int number)
    {
        var text = new string((char)('a' + number % 26), number % 5000);
        var value = $"{text} {Sum(text)}";
        using var content = JsonContent.Create(new { metadata = new { name = $"object-{number}" }, data = new { value } });
        await content.LoadIntoBufferAsync();
        if (await AcknowledgedAsync(() => cluster.PostAsync(Kept, content)))
            _objects[$"object-{number}"] = value;
    }

    private static async Task<bool> AcknowledgedAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            using var answer = await send();
            return answer.EnsureSuccessStatusCode().IsSuccessStatusCode;
        }
        catch (HttpRequestException killed) when (killed.StatusCode is null)
        {
            return false;
        }
    }

    private static bool IsWhole(string value) => value.Split(' ') is [var text, var sum] && Sum(text) == sum;

    private static string Sum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
