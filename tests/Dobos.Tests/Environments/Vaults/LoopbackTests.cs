using Dobos.Environments.Vaults;
using Dobos.Failures;
using Dobos.Json;
using Dobos.Offline.Vaults;

namespace Dobos.Tests.Environments.Vaults;

public sealed class LoopbackTests
{
    [TestCase("https://localhost:1/", true)]
    [TestCase("https://LOCALHOST/", true)]
    [TestCase("https://shop.localhost:1/", true)]
    [TestCase("https://notlocalhost:1/", false)]
    [TestCase("https://127.0.0.1:1/", true)]
    [TestCase("https://127.8.9.10/", true)]
    [TestCase("https://[::1]:1/", true)]
    [TestCase("https://localhost.example.org/", false)]
    [TestCase("https://localhost@example.org/", false)]
    [TestCase("https://loopback/", true, Description = "A Uri makes localhost of it, before any name server is asked.")]
    [TestCase("https://127.0.0.1.example.org/", false)]
    [TestCase("https://example.org/localhost", false)]
    [TestCase("https://10.0.0.1/", false)]
    [TestCase("https://0.0.0.0/", false)]
    public void A_token_file_is_for_this_machine_only_whatever_a_name_begins_with(string address, bool loopback) =>
        Assert.That(() => new VaultAddress(new(address), tokenFile: "t"), loopback ? Throws.Nothing : Throws.TypeOf<TrustBeyondLoopbackException>());

    [Test]
    public void A_vault_elsewhere_can_be_given_neither_of_the_two()
    {
        Uri elsewhere = new("https://kv-shop.vault.azure.net/");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new VaultAddress(elsewhere, certificateFile: "c"), Throws.TypeOf<TrustBeyondLoopbackException>());
            Assert.That(() => new VaultAddress(elsewhere), Throws.Nothing);
        }
    }

    [TestCase("https://localhost/", null, false)]
    [TestCase("https://localhost/", "t", true)]
    [TestCase("https://localhost.example.org/", null, false)]
    [TestCase("https://kv-shop.vault.azure.net/", null, false)]
    public void The_check_of_the_challenge_is_off_for_a_token_file_only(string address, string? tokenFile, bool off) =>
        Assert.That(VaultClients.Options(new(new(address), tokenFile: tokenFile), VaultPatience.Usual).DisableChallengeResourceVerification, Is.EqualTo(off));

    [TestCase("tokenFile")]
    [TestCase("certificateFile")]
    public void A_definition_that_wants_it_is_refused_with_its_line(string member)
    {
        using var checkout = new TestCheckout().WithVault("dev", $$"""{ "address": "https://localhost.example.org", "{{member}}": "x" }""");
        var thrown = Assert.Throws<InvalidJsonException>(() => checkout.Catalog.Load("dev"));
        Assert.That((thrown!.Code, thrown.Message), Is.EqualTo((
            ExitCode.Configuration,
            "build/environments/dev.json:2:58: 'certificateFile' and 'tokenFile' are for a vault on this machine (127.0.0.1, [::1] or localhost), " +
            "but https://localhost.example.org/ is not; remove them, or correct the address.")));
    }

    [Test]
    public async Task A_vault_here_that_redirects_elsewhere_is_not_followed()
    {
        await using var vault = await TestVault.StartAsync();
        await using var elsewhere = await TestVault.StartAsync();
        vault.Faults.Add(new VaultFault.Redirect(new(elsewhere.Server.Address, "/secrets/x?api-version=7.6")));
        var thrown = await Assert.ThrowsAsync<VaultAccessException>(() => vault.LoadAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(elsewhere.Server.Requests, Is.Empty);
            Assert.That((thrown!.Code, thrown.Message), Is.EqualTo((
                ExitCode.Configuration,
                $"{vault.Server.Address} does not answer as a Key Vault: it answers 302. Correct 'vault' in build/environments/staging.json.")));
        }
    }

    [Test]
    public async Task A_certificate_other_than_the_trusted_one_is_refused_here_too()
    {
        await using var vault = await TestVault.StartAsync();
        await using var other = await TestVault.StartAsync();
        VaultAddress mixed = new(vault.Server.Address, other.Server.CertificateFile, vault.Server.TokenFile);
        var thrown = await Assert.ThrowsAsync<VaultAccessException>(() => vault.LoadAsync(mixed));
        Assert.That(thrown!.Message, Does.StartWith($"{vault.Server.Address} shows a certificate that this machine does not trust: "));
        Assert.That(vault.Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Without_a_certificate_file_loopback_is_trusted_no_more_than_anything_else()
    {
        await using var vault = await TestVault.StartAsync();
        await Assert.ThrowsAsync<VaultAccessException>(() => vault.LoadAsync(new VaultAddress(vault.Server.Address, tokenFile: vault.Server.TokenFile)));
        Assert.That(vault.Server.Requests, Is.Empty);
    }
}
