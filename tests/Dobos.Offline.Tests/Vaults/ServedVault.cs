using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Dobos.Offline.Vaults;

namespace Dobos.Offline.Tests.Vaults;

/// <summary>A vault on loopback, and the ways in: the real SDK, and bare HTTP for what the SDK hides.</summary>
internal sealed class ServedVault : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly X509Certificate2 _trusted;

    private ServedVault(DirectoryInfo folder, VaultServer server)
    {
        (_folder, Server) = (folder, server);
        _trusted = X509Certificate2.CreateFromPem(File.ReadAllText(server.CertificateFile));
        Http = new(new HttpClientHandler
        {
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => _trusted.Equals(shown),
        })
        {
            BaseAddress = server.Address,
        };
    }

    public VaultServer Server { get; }

    public Vault Vault => Server.Vault;

    public HttpClient Http { get; }

    public static Task<ServedVault> StartAsync() => StartAsync(new Vault(TimeProvider.System));

    public static async Task<ServedVault> StartAsync(Vault vault)
    {
        var folder = Directory.CreateTempSubdirectory("dobos-offline-");
        return new(folder, await VaultServer.StartAsync(folder.FullName, vault, TimeProvider.System));
    }

    public SecretClient Client(SecretClientOptions.ServiceVersion version = SecretClientOptions.ServiceVersion.V7_5, int retries = 0)
    {
        SecretClientOptions options = new(version) { DisableChallengeResourceVerification = true, Transport = new HttpClientTransport(Http) };
        (options.Retry.MaxRetries, options.Retry.Delay) = (retries, TimeSpan.FromMilliseconds(1));
        return new(Server.Address, DelegatedTokenCredential.Create((_, _) => new AccessToken(Vault.Token, DateTimeOffset.MaxValue)), options);
    }

    public HttpRequestMessage Request(HttpMethod method, string path, string? token = null)
    {
        HttpRequestMessage request = new(method, path);
        request.Headers.Authorization = new("Bearer", token ?? Vault.Token);
        return request;
    }

    /// <summary>Status, and the code in the body's error.</summary>
    public async Task<(int Status, string? Code)> RefusedAsync(HttpRequestMessage request)
    {
        using var answer = await Http.SendAsync(request);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return ((int)answer.StatusCode, body.RootElement.GetProperty("error").GetProperty("code").GetString());
    }

    /// <summary>A connection for bytes that no client of HTTP would send.</summary>
    public async Task<Stream> ConnectAsync()
    {
        TcpClient client = new() { NoDelay = true };
        await client.ConnectAsync(Server.Address.Host, Server.Address.Port);
        SslStream stream = new(client.GetStream(), leaveInnerStreamOpen: false, (_, shown, _, _) => _trusted.Equals(shown));
        await stream.AuthenticateAsClientAsync("localhost");
        return stream;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
