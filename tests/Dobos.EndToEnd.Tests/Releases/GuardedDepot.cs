using System.Net;
using System.Text;
using Dobos.EndToEnd.Tests.Reuse;
using Dobos.Offline.Tests.Registries;
using Dobos.Offline.Tests.Registries.Clients;
using Dobos.Tests.Registries.Fakes;
using Shared;

namespace Dobos.EndToEnd.Tests.Releases;

/// <summary>Debian's docker-registry behind TLS and a password, and what somebody has who may push there: the login that 'docker login' keeps, the certificate, and a base image.</summary>
internal sealed class GuardedDepot : IAsyncDisposable
{
    private readonly DockerRegistry _registry;
    private readonly DirectoryInfo _login = Directory.CreateTempSubdirectory("dobos-login-");

    private GuardedDepot(DockerRegistry registry) => _registry = registry;

    public string Base => $"{_registry.Address}/base:1";

    private string LoginFile => Path.Combine(_login.FullName, "config.json");

    public static async Task<GuardedDepot> StartAsync()
    {
        GuardedDepot depot = new(await DockerRegistry.StartAsync(password: true, tlsHost: Dns.GetHostName().ToLowerInvariant()));
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{DockerRegistry.User}:{DockerRegistry.Password}"));
        await File.WriteAllTextAsync(depot.LoginFile, $$"""{ "auths": { "{{depot._registry.Address}}": { "auth": "{{login}}" } } }""");
        await depot.SkopeoAsync("copy", TinyImage.WriteLayout(Path.Combine(depot._login.FullName, "base"), new TinyImage()), $"docker://{depot.Base}");
        return depot;
    }

    /// <summary>The file of an environment that has its releases here.</summary>
    public string Environment => $$"""
        {
          "$schema": "environment.schema.json",
          "protected": false,
          "publicKeys": [],
          "vault": { "box": "local" },
          "registry": { "push": "{{_registry.Address}}/team", "pull": "{{_registry.Address}}/team" },
          "cluster": { "box": "local" }
        }

        """;

    /// <summary>The digest that a tag stands for, as another client tells it.</summary>
    public async Task<string> DigestAsync(string repository, string tag) =>
        TinyImage.DigestOf(Encoding.UTF8.GetBytes(await SkopeoAsync("inspect", "--raw", $"docker://{_registry.Address}/team/{repository}:{tag}")));

    public SandboxCommand Open(SandboxCommand command) => Shop.With(Shop.With(command, "DOCKER_CONFIG", _login.FullName), "SSL_CERT_FILE", _registry.CertificateFile);

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        _login.Delete(recursive: true);
    }

    private Task<string> SkopeoAsync(string verb, params string[] rest) =>
        new Command(Require.Tool("skopeo"), ("SSL_CERT_FILE", _registry.CertificateFile), ("REGISTRY_AUTH_FILE", LoginFile)).RunAsync(["--insecure-policy", verb, .. rest]);
}
