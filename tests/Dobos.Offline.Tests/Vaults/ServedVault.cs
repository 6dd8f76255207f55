using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Dobos.Offline.Vaults;

namespace Dobos.Offline.Tests.Vaults;

/// <summary>A vault on loopback, and the ways in: the real SDK, and bare HTTP for what the SDK hides.</summary>
internal sealed class ServedVault : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private ServedVault(DirectoryInfo folder, VaultServer server)
    {
        (_folder, Server) = (folder, server);
        var trusted = X509Certificate2.CreateFromPem(File.ReadAllText(server.CertificateFile));
        Http = new(new HttpClientHandler
        {
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => trusted.Equals(shown),
        })
        {
            BaseAddress = server.Address,
        };
    }

    public VaultServer Server { get; }

    public Vault Vault => Server.Vault;

    public HttpClient Http { get; }

    public static async Task<ServedVault> StartAsync(TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("dobos-offline-");
        return new(folder, await VaultServer.StartAsync(folder.FullName, clock ?? TimeProvider.System));
    }

    public SecretClient Client(SecretClientOptions.ServiceVersion version = SecretClientOptions.ServiceVersion.V7_5)
    {
        SecretClientOptions options = new(version) { DisableChallengeResourceVerification = true, Transport = new HttpClientTransport(Http) };
        options.Retry.MaxRetries = 0;
        return new(Server.Address, DelegatedTokenCredential.Create((_, _) => new AccessToken(Vault.Token, DateTimeOffset.MaxValue)), options);
    }

    public HttpRequestMessage Request(HttpMethod method, string path, string? token = null)
    {
        HttpRequestMessage request = new(method, path);
        request.Headers.Authorization = new("Bearer", token ?? Vault.Token);
        return request;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
