using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Dobos.Offline.Tests.Boxes;

/// <summary>The box as the process that it is, on a folder that outlives it.</summary>
internal sealed class BoxProcess : IDisposable
{
    private readonly Process _process;
    private readonly JsonElement _card;

    private BoxProcess(Process process, string folder)
    {
        _process = process;
        _card = Json(File.ReadAllText(Path.Combine(folder, "box.json")));
        Control = Client(_card.GetProperty("address").GetString()!, new("Bearer", _card.GetProperty("token").GetString()));
    }

    /// <summary>What the build asks the box itself.</summary>
    public HttpClient Control { get; }

    public bool HasEnded => _process.HasExited;

    public static async Task<BoxProcess> StartAsync(string folder)
    {
        var process = Launch(folder);
        var said = await process.StandardOutput.ReadLineAsync();
        Assert.That(said, Is.EqualTo(Program.Serving), said is null ? await process.StandardError.ReadToEndAsync() : null);
        return new(process, folder);
    }

    /// <summary>Starts a box that may well not serve.</summary>
    public static Process Launch(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", ["exec", typeof(Program).Assembly.Location, .. arguments, .. arguments is [_] ? ["test"] : Array.Empty<string>()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    public async Task<HttpClient> VaultAsync(string name)
    {
        var vault = await OpenAsync("vaults", name);
        return Client(Text(vault, "address"), new("Bearer", await File.ReadAllTextAsync(Text(vault, "tokenFile"))), Text(vault, "certificateFile"));
    }

    public async Task<HttpClient> RegistryAsync(string name)
    {
        var registry = await OpenAsync("registries", name);
        var password = await File.ReadAllTextAsync(Text(registry, "pushPasswordFile"));
        return Client($"http://{Text(registry, "address")}/", new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"push:{password}"))));
    }

    /// <summary>As whoever reads the admin's kubeconfig.</summary>
    public async Task<HttpClient> ClusterAsync(string name)
    {
        var cluster = await OpenAsync("clusters", name);
        var kubeconfig = await File.ReadAllTextAsync(Text(cluster, "kubeconfigFile"));
        var certificate = Path.Combine(Path.GetDirectoryName(Text(cluster, "kubeconfigFile"))!, "read.pem");
        await File.WriteAllBytesAsync(certificate, Convert.FromBase64String(After(kubeconfig, "certificate-authority-data: ")));
        return Client(After(kubeconfig, "server: "), new("Bearer", After(kubeconfig, "token: ")), certificate);
    }

    public async Task<JsonElement> OpenAsync(string kind, string name, string values = "{}")
    {
        using var answer = await Control.PutAsync($"/{kind}/{name}", new StringContent(values));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return Json(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>As 'kill -9' does it.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public Task EndAsync() => _process.WaitForExitAsync();

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        Control.Dispose();
        _process.Dispose();
    }

    private static HttpClient Client(string address, AuthenticationHeaderValue authorization, string? certificateFile = null)
    {
        SocketsHttpHandler handler = new() { UseProxy = false };
        if (certificateFile is not null)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetRawCertData().SequenceEqual(X509Certificate2.CreateFromPem(File.ReadAllText(certificateFile)).RawData);
        return new(handler) { BaseAddress = new(address), DefaultRequestHeaders = { Authorization = authorization } };
    }

    private static string After(string text, string name) => text.Split('\n').Single(line => line.Contains(name, StringComparison.Ordinal)).Split(name)[1].Trim();

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString()!;

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
