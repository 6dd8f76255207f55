using Dobos.Offline.Registries;
using Dobos.Registries;
using Dobos.Tests.Registries.Fakes;

namespace Dobos.Tests.Releases.Fakes;

/// <summary>The registry of the offline box, on a folder of its own.</summary>
internal sealed class BoxRegistry : IRunningRegistry
{
    private readonly DirectoryInfo _folder;
    private readonly RegistryServer _server;

    private BoxRegistry(DirectoryInfo folder, RegistryServer server) => (_folder, _server) = (folder, server);

    public RegistryAddress Address => RegistryAddress.Parse(_server.Host);

    public string PasswordFile => _server.Registry.PushPasswordFile;

    public static async Task<BoxRegistry> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("dobos-box-");
        return new(folder, await RegistryServer.StartAsync(Registry.Open(Path.Combine(folder.FullName, "registry"), TimeProvider.System)));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
