using Dobos.Offline.Registries;
using Dobos.Registries;
using Dobos.Registries.Auth;
using Store = Dobos.Offline.Registries.Registry;

namespace Dobos.Tests.Registries.Fakes;

/// <summary>The registry of the box, in this process.</summary>
internal sealed class OwnRegistry : IRunningRegistry
{
    private readonly TestFolder _folder;
    private readonly RegistryServer _server;

    private OwnRegistry(TestFolder folder, RegistryServer server) => (_folder, _server) = (folder, server);

    public RegistryAddress Address => RegistryAddress.Parse(_server.Host);

    public IRegistryCredentials Credentials => new PasswordFileCredentials(Store.PushUser, _server.Registry.PushPasswordFile);

    public static async Task<OwnRegistry> StartAsync()
    {
        TestFolder folder = new();
        return new(folder, await RegistryServer.StartAsync(Store.Open(folder.File("registry"), TimeProvider.System)));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }
}
