using Dobos.Environments.Vaults;
using Dobos.Failures;
using Dobos.Offline.Vaults;

namespace Dobos.Tests.Environments.Vaults;

public sealed class VaultGapTests
{
    private static readonly DateTimeOffset Past = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly DateTimeOffset Future = new(2126, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private TestVault _vault = null!;

    [SetUp]
    public async Task StartAsync() => _vault = await TestVault.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _vault.DisposeAsync();

    [Test]
    public async Task Three_missing_ones_are_named_at_once() =>
        await AssertFailsAsync("lacks a, b, c, which 'staging' needs. Put this right in the vault and run again.", "a", "b", "c");

    [Test]
    public async Task One_that_is_expired_is_named_with_its_day()
    {
        _vault.Store.Set("a", new SecretDraft("x") { Expires = Past });
        await AssertFailsAsync("has unusable values of what 'staging' needs: a expired on 2026-01-02 03:04 UTC. Put this right in the vault and run again.", "a");
    }

    [Test]
    public async Task One_that_is_disabled_is_named_as_that_and_not_as_a_lack_of_rights()
    {
        _vault.Store.Set("a", new SecretDraft("x") { Enabled = false });
        await AssertFailsAsync("has unusable values of what 'staging' needs: a is disabled. Put this right in the vault and run again.", "a");
    }

    [Test]
    public async Task All_that_can_be_wrong_is_said_in_one_sentence()
    {
        _vault.Store.Set("empty", "");
        _vault.Store.Set("disabled", new SecretDraft("x") { Enabled = false });
        _vault.Store.Set("early", new SecretDraft("x") { NotBefore = Future });
        _vault.Faults.Add(new VaultFault.Status(403, "Forbidden", "ForbiddenByRbac"), name: "denied");
        await AssertFailsAsync(
            "lacks gone, which 'staging' needs; empty is empty; disabled is disabled; early is not valid before 2126-01-02 03:04 UTC; " +
            "denied may not be read (403 ForbiddenByRbac). Put this right in the vault and run again.",
            "gone",
            "empty",
            "disabled",
            "early",
            "denied");
    }

    [Test]
    public async Task An_expired_secret_is_still_a_secret_to_keep_out_of_sight()
    {
        _vault.Store.Set("a", new SecretDraft("still-good-somewhere") { Expires = Past });
        await Assert.ThrowsAsync<MissingSecretsException>(() => _vault.LoadAsync("a"));
        Assert.That(string.Concat(_vault.Sink.Learned), Is.EqualTo("still-good-somewhere"));
    }

    [Test]
    public async Task An_empty_secret_is_nothing_to_keep_out_of_sight()
    {
        _vault.Store.Set("a", "");
        await Assert.ThrowsAsync<MissingSecretsException>(() => _vault.LoadAsync("a"));
        Assert.That(_vault.Sink.Learned, Is.Empty);
    }

    private async Task AssertFailsAsync(string rest, params string[] secrets)
    {
        var thrown = await Assert.ThrowsAsync<MissingSecretsException>(() => _vault.LoadAsync(secrets));
        Assert.That((thrown!.Code, thrown.Message), Is.EqualTo((ExitCode.Configuration, $"{_vault.Server.Address} {rest}")));
    }
}
