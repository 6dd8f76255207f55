using System.Net.Http.Headers;
using System.Text;
using Dobos.Offline.Registries;

namespace Dobos.Offline.Tests.Registries;

/// <summary>A registry on loopback in a folder of its own, and bare HTTP to it.</summary>
internal sealed class ServedRegistry : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private ServedRegistry(DirectoryInfo folder, RegistryServer server)
    {
        (_folder, Server) = (folder, server);
        Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = server.Address };
        As(Registry.PushUser);
    }

    public RegistryServer Server { get; }

    public Registry Registry => Server.Registry;

    public HttpClient Http { get; }

    public string Host => Server.Host;

    public string State => Path.Combine(_folder.FullName, "registry");

    /// <summary>A folder for what a test needs beside the registry.</summary>
    public string Scratch => Directory.CreateDirectory(Path.Combine(_folder.FullName, "scratch")).FullName;

    public static async Task<ServedRegistry> StartAsync(TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("dobos-registry-");
        var registry = Registry.Open(Path.Combine(folder.FullName, "registry"), clock ?? TimeProvider.System);
        return new(folder, await RegistryServer.StartAsync(registry));
    }

    public string Password(string user) => File.ReadAllText(user is Registry.PushUser ? Registry.PushPasswordFile : Registry.PullPasswordFile);

    public string Basic(string user) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{Password(user)}"));

    /// <summary>From now on requests come from this user; from nobody for null.</summary>
    public void As(string? user) => Http.DefaultRequestHeaders.Authorization = user is null ? null : new AuthenticationHeaderValue("Basic", Basic(user));

    /// <summary>A file with credentials as docker, skopeo and helm read it.</summary>
    public string CredentialsFile(string user = Registry.PushUser)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Scratch, $"docker-{user}")).FullName;
        var file = Path.Combine(folder, "config.json");
        File.WriteAllText(file, $$"""{ "auths": { "{{Host}}": { "auth": "{{Basic(user)}}" } } }""");
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
