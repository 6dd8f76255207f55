using Dobos.Environments;
using Dobos.Environments.Credentials;
using Dobos.Environments.Places;
using Dobos.Environments.Vaults;
using Dobos.Offline.Vaults;
using Dobos.Tests.Fakes;

namespace Dobos.Tests.Environments;

/// <summary>An environment 'staging' whose vault is a server on loopback, and what it takes to load it.</summary>
internal sealed class TestVault : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private TestVault(DirectoryInfo folder, VaultServer server) => (_folder, Server) = (folder, server);

    public VaultServer Server { get; }

    public VaultStore Store => Server.Vault.Store;

    public VaultFaults Faults => Server.Vault.Faults;

    public RecordingSink Sink { get; } = new();

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public VaultPatience Patience { get; set; } = new() { Deadline = TimeSpan.FromSeconds(20), Pause = TimeSpan.FromMilliseconds(1) };

    public VaultAddress Address => new(Server.Address, Server.CertificateFile, Server.TokenFile);

    public static async Task<TestVault> StartAsync(bool filled = true)
    {
        var folder = Directory.CreateTempSubdirectory("dobos-vault-");
        TestVault vault = new(folder, await VaultServer.StartAsync(folder.FullName, TimeProvider.System));
        if (!filled)
            return vault;

        vault.Store.Set("kubernetes-namespace", "shop-staging");
        vault.Store.Set("ingress-host", "shop.example.org");
        return vault;
    }

    public static EnvironmentDefinition Definition(VaultPlace vault) => new(
        "staging",
        PromotesFrom: null,
        Protected: false,
        PublicKeys: [],
        new CredentialChoice.Auto(),
        vault,
        new RegistryPlace.InBox("staging"),
        new ClusterPlace.InBox("staging"),
        Telemetry: null);

    public static VaultDemand Secrets(params string[] names) => new([], names);

    public EnvironmentLoader Loader(VaultAddress? box = null) =>
        new(Sink, new OneVaultBox(box), _ => null, Clock) { Patience = Patience };

    public Task<EnvironmentContext> LoadAsync(params string[] secrets) => LoadAsync(Address, secrets);

    public Task<EnvironmentContext> LoadAsync(VaultAddress address, params string[] secrets) =>
        Loader().LoadAsync(Definition(new VaultPlace.At(address)), Secrets(secrets), TestContext.CurrentContext.CancellationToken);

    public Task<VaultReading> ReadAsync(VaultDemand demand) =>
        Loader().ReadAsync(Definition(new VaultPlace.At(Address)), demand, TestContext.CurrentContext.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
