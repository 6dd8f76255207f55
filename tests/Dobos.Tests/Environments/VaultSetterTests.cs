using Dobos.Environments;
using Dobos.Environments.Places;
using Dobos.Environments.Vaults;
using Dobos.Failures;
using Dobos.Offline.Vaults;
using Dobos.Secrets;
using Dobos.Tests.Fakes;

namespace Dobos.Tests.Environments;

public sealed class VaultSetterTests
{
    private TestVault _vault = null!;

    [SetUp]
    public async Task StartAsync() => _vault = await TestVault.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _vault.DisposeAsync();

    [Test]
    public async Task A_vault_in_the_box_is_asked_of_the_box()
    {
        OneVaultBox box = new(_vault.Address);
        var writing = await SetAsync(new VaultPlace.InBox("mine"), "redis-access", "some value", box);
        Assert.That((box.Asked, _vault.Store.Find("redis-access", writing.Version)!.Content.Value), Is.EqualTo(("mine", "some value")));
    }

    [Test]
    public async Task A_secret_is_known_before_any_vault_hears_of_it()
    {
        IReadOnlyCollection<string> before = [];
        _vault.Faults.Add(new VaultFault.First(() => before = [.. _vault.Sink.Learned]), times: 1);
        await SetAsync(new VaultPlace.At(_vault.Address), "redis-access", "some value");
        Assert.That(before, Is.EqualTo(["some value"]));
    }

    [Test]
    public async Task A_setting_is_no_secret()
    {
        await SetAsync(new VaultPlace.At(_vault.Address), "Ingress-Host", "some.host");
        Assert.That((_vault.Sink.Learned.Count, _vault.Store.Find("ingress-host")!.Content.Value), Is.EqualTo((0, "some.host")));
    }

    [Test]
    public async Task A_vault_that_gives_no_answer_is_left_after_the_deadline()
    {
        _vault.Faults.Add(new VaultFault.Hang());
        _vault.Patience = _vault.Patience with { Deadline = TimeSpan.FromMilliseconds(300) };
        var thrown = await Assert.ThrowsAsync<VaultUnreachableException>(() => SetAsync(new VaultPlace.At(_vault.Address), "redis-access", "some value"));
        Assert.That(thrown!.Message, Does.Contain("no answer for redis-access"));
    }

    [Test]
    public async Task A_vault_that_fails_is_one_that_cannot_be_reached()
    {
        _vault.Faults.Add(new VaultFault.Status(500));
        _vault.Patience = _vault.Patience with { Retries = 1 };
        var thrown = await Assert.ThrowsAsync<VaultUnreachableException>(() => SetAsync(new VaultPlace.At(_vault.Address), "redis-access", "some value"));
        Assert.That(thrown!.Message, Does.Contain("500"));
    }

    [Test]
    public void A_vault_on_Azure_is_refused_before_anybody_is_asked_for_a_value() =>
        Assert.That(
            () => Order(new VaultPlace.OnAzure("kv-shop"), "redis-access"),
            Throws.TypeOf<VaultWriteRefusedException>().With.Property(nameof(DobosException.Code)).EqualTo(ExitCode.Refused));

    [TestCase("redis-access", null)]
    [TestCase("REDIS-ACCESS", null)]
    [TestCase("redis-acess", "No service asks for 'redis-acess' in 'staging'; did you mean 'redis-access'?")]
    public void A_name_that_nobody_asks_for_is_in_doubt(string name, string? doubt) =>
        Assert.That(Order(new VaultPlace.InBox("x"), name).Doubt, Is.EqualTo(doubt));

    private static VaultOrder Order(VaultPlace place, string name) => VaultOrder.Of(TestVault.Definition(place), TestVault.Secrets("redis-access"), name);

    private Task<VaultWriting> SetAsync(VaultPlace place, string name, string value, OneVaultBox? box = null)
    {
        VaultSetter setter = new(_vault.Sink, box ?? new(null), _ => null, TimeProvider.System) { Patience = _vault.Patience };
        return setter.SetAsync(Order(place, name), new Secret(value), TestContext.CurrentContext.CancellationToken);
    }
}
