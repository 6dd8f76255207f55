using System.Runtime.Versioning;
using Dobos.Environments.Credentials;
using Dobos.Environments.Places;
using Dobos.Environments.Vaults;
using Dobos.Failures;
using Dobos.Offline.Vaults;

namespace Dobos.Tests.Environments;

public sealed class EnvironmentLoaderTests
{
    private TestVault _vault = null!;

    [SetUp]
    public async Task StartAsync() => _vault = await TestVault.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _vault.DisposeAsync();

    [Test]
    public async Task The_typed_members_and_the_services_own_values_come_from_the_vault()
    {
        _vault.Store.Set("greeting", "hello");
        _vault.Store.Set("redis-access", "top secret");
        var definition = TestVault.Definition(new VaultPlace.At(_vault.Address));
        var context = await _vault.Loader().LoadAsync(definition, new(["greeting"], ["Redis-Access"]), CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(context.Name, Is.EqualTo("staging"));
            Assert.That(context.Namespace, Is.EqualTo("shop-staging"));
            Assert.That(context.Host, Is.EqualTo("shop.example.org"));
            Assert.That(context.AksName, Is.Null);
            Assert.That(context.Setting("greeting"), Is.EqualTo("hello"));
            Assert.That(context.Secret("redis-access").Reveal(), Is.EqualTo("top secret"));
        }
    }

    [Test]
    public async Task The_name_of_the_cluster_is_asked_for_where_the_cluster_is_on_Azure()
    {
        _vault.Store.Set("aks-name", "aks-1");
        _vault.Store.Set("aks-group", "rg-1");
        var definition = TestVault.Definition(new VaultPlace.At(_vault.Address)) with { Cluster = new ClusterPlace.OnAzure() };
        var context = await _vault.Loader().LoadAsync(definition, VaultDemand.None, CancellationToken.None);
        Assert.That((context.AksName, context.AksGroup), Is.EqualTo(("aks-1", "rg-1")));
    }

    [Test]
    public async Task The_pull_secret_that_the_definition_names_is_a_secret()
    {
        _vault.Store.Set("pull", "{\"auths\":{}}");
        var definition = TestVault.Definition(new VaultPlace.At(_vault.Address)) with { Registry = new RegistryPlace.At("a:1", "b:1", "pull") };
        var context = await _vault.Loader().LoadAsync(definition, VaultDemand.None, CancellationToken.None);
        Assert.That((context.RegistryPullSecret!.Reveal(), string.Concat(_vault.Sink.Learned)), Is.EqualTo(("{\"auths\":{}}", "{\"auths\":{}}")));
    }

    [Test]
    public async Task A_vault_is_asked_by_name_and_never_listed()
    {
        await _vault.LoadAsync();
        Assert.That(_vault.Server.Requests.Distinct().Order(), Is.EqualTo(["GET /secrets/ingress-host", "GET /secrets/kubernetes-namespace"]));
    }

    [Test]
    public async Task A_vault_in_the_box_is_asked_where_the_box_says()
    {
        var context = await _vault.Loader(box: _vault.Address)
            .LoadAsync(TestVault.Definition(new VaultPlace.At(_vault.Address)).Offline(), VaultDemand.None, CancellationToken.None);
        Assert.That(context.Namespace, Is.EqualTo("shop-staging"));
    }

    [Test]
    public async Task The_next_load_sees_a_value_that_was_rotated_since()
    {
        _vault.Store.Set("redis-access", "old one");
        await _vault.LoadAsync("redis-access");
        _vault.Store.Set("redis-access", "new one");
        Assert.That((await _vault.LoadAsync("redis-access")).Secret("redis-access").Reveal(), Is.EqualTo("new one"));
    }

    [Test]
    public async Task One_name_that_is_asked_for_as_setting_and_as_secret_is_refused() =>
        await Assert.ThatAsync(
            () => _vault.ReadAsync(new(["redis"], ["REDIS"])),
            Throws.TypeOf<SettingOrSecretException>().With.Message.EqualTo("redis is asked for both as a setting and as a secret; name it under 'secrets' in every service.json."));

    [Test]
    public async Task A_load_that_is_cancelled_says_so_and_not_that_the_vault_is_away()
    {
        _vault.Faults.Add(new VaultFault.Hang());
        using CancellationTokenSource cancelled = new();
        var load = _vault.Loader().LoadAsync(TestVault.Definition(new VaultPlace.At(_vault.Address)), VaultDemand.None, cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThatAsync(() => load, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    [Platform(Exclude = "Win", Reason = "Windows has no file modes.")]
    public async Task A_token_file_that_others_may_read_is_refused()
    {
        File.SetUnixFileMode(_vault.Server.TokenFile, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var thrown = await Assert.ThrowsAsync<CredentialException>(() => _vault.LoadAsync());
        Assert.That((thrown!.Code, thrown.Message), Is.EqualTo((
            ExitCode.Configuration, $"The token file {_vault.Server.TokenFile} can be read by others than its owner; run 'chmod 600' on it.")));
    }
}
