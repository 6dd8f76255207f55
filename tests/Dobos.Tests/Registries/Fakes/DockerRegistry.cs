using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dobos.Registries;
using Dobos.Registries.Auth;
using Shared;

namespace Dobos.Tests.Registries.Fakes;

/// <summary>Debian's docker-registry on a free port, with a folder of its own.</summary>
internal sealed class DockerRegistry : IRunningRegistry
{
    public const string User = "pusher";
    public const string Password = "correct horse";

    // bcrypt of the password above; nothing else than bcrypt is taken.
    private const string Hash = "$2b$04$wYTWAmvv6dkKVzH7KbzDR.6PXtE25TRRWUwxK9FSvQZzgt3BdwkzS";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-registry-");
    private readonly int _port = FreePort();
    private readonly string _host;
    private Process? _process;

    private DockerRegistry(string host) => _host = host;

    public RegistryAddress Address => RegistryAddress.Parse($"{_host}:{_port}");

    public IRegistryCredentials Credentials => new AnonymousCredentials();

    public string BlobFolder => Path.Combine(_folder.FullName, "data", "docker", "registry", "v2", "blobs");

    /// <summary>What a client of one with TLS has to trust.</summary>
    public string CertificateFile => Path.Combine(_folder.FullName, "host.pem");

    /// <param name="password">Whether a login is needed.</param>
    /// <param name="tlsHost">A name of this machine that is not taken for loopback; the registry speaks TLS then.</param>
    public static async Task<DockerRegistry> StartAsync(bool password = false, string? tlsHost = null)
    {
        var tool = Require.Tool("docker-registry");
        DockerRegistry registry = new(tlsHost ?? "localhost");
        registry.Start(tool, password, tlsHost is null ? null : HostCertificate.Write(tlsHost, registry._folder.FullName));
        await registry.AnswersAsync();
        return registry;
    }

    public async ValueTask DisposeAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    // On the one address of this machine that its name leads to, and on no other.
    private IPAddress Listens => _host is "localhost" ? IPAddress.Loopback : Dns.GetHostAddresses(_host, AddressFamily.InterNetwork)[0];

    private void Start(string tool, bool password, HostCertificate? certificate)
    {
        var config = Path.Combine(_folder.FullName, "config.yml");
        var users = Path.Combine(_folder.FullName, "htpasswd");
        File.WriteAllText(users, $"{User}:{Hash}\n");
        File.WriteAllText(config, $"""
            version: 0.1
            log: {"{"} level: error, accesslog: {"{"} disabled: true {"}"} {"}"}
            storage: {"{"} filesystem: {"{"} rootdirectory: {Path.Combine(_folder.FullName, "data")} {"}"}, delete: {"{"} enabled: true {"}"} {"}"}
            http: {"{"} addr: "{Listens}:{_port}"{(certificate is null ? "" : $", tls: {{ certificate: {certificate.File}, key: {certificate.KeyFile} }}")} {"}"}
            {(password ? $$"""auth: { htpasswd: { realm: test, path: {{users}} } }""" : "")}

            """);
        _process = Process.Start(new ProcessStartInfo(tool, ["serve", config]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task AnswersAsync()
    {
        var late = Stopwatch.StartNew();
        while (late.Elapsed < TimeSpan.FromSeconds(20))
        {
            try
            {
                using TcpClient client = new();
                await client.ConnectAsync(Listens, _port);
                return;
            }
            catch (SocketException) when (!_process!.HasExited)
            {
                await Task.Delay(20);
            }
        }

        throw new InvalidOperationException("docker-registry does not listen.");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
