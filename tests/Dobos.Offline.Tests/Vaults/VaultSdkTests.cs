using Azure;
using Azure.Security.KeyVault.Secrets;
using Dobos.Offline.Vaults;

namespace Dobos.Offline.Tests.Vaults;

/// <summary>What the real SDK finds.</summary>
public sealed class VaultSdkTests
{
    private ServedVault _vault = null!;
    private SecretClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _vault = await ServedVault.StartAsync();
        _client = _vault.Client();
    }

    [TearDown]
    public async Task StopAsync() => await _vault.DisposeAsync();

    [TestCaseSource(nameof(Versions))]
    public async Task Every_version_of_the_api_that_the_SDK_speaks_is_understood(SecretClientOptions.ServiceVersion version)
    {
        var client = _vault.Client(version);
        await client.SetSecretAsync("a", "1");
        Assert.That((await client.GetSecretAsync("a")).Value.Value, Is.EqualTo("1"));
    }

    [Test]
    public async Task What_is_set_is_what_is_got_with_all_that_was_said_of_it()
    {
        DateTimeOffset from = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), to = from.AddYears(2);
        KeyVaultSecret given = new("a", "v\n\"ü\"") { Properties = { ContentType = "text/plain", NotBefore = from, ExpiresOn = to, Tags = { ["who"] = "me" } } };
        await _client.SetSecretAsync(given);
        var got = (await _client.GetSecretAsync("a")).Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(got.Value, Is.EqualTo(given.Value));
            Assert.That((got.Properties.ContentType, got.Properties.NotBefore, got.Properties.ExpiresOn), Is.EqualTo(("text/plain", (DateTimeOffset?)from, (DateTimeOffset?)to)));
            Assert.That(got.Properties.Tags["who"], Is.EqualTo("me"));
            Assert.That(got.Properties.Enabled, Is.True);
            Assert.That(got.Properties.UpdatedOn, Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(1)));
            Assert.That(got.Id, Is.EqualTo(new Uri(_vault.Server.Address, $"secrets/a/{got.Properties.Version}")));
        }
    }

    [Test]
    public async Task An_older_version_is_got_by_its_name_and_the_newest_without_one()
    {
        var first = (await _client.SetSecretAsync("a", "old")).Value;
        await _client.SetSecretAsync("A", "new");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await _client.GetSecretAsync("a", first.Properties.Version)).Value.Value, Is.EqualTo("old"));
            Assert.That((await _client.GetSecretAsync("a")).Value.Value, Is.EqualTo("new"));
        }
    }

    [Test]
    public async Task Lists_go_over_pages_and_lack_nothing()
    {
        string[] names = [.. Enumerable.Range(100, 60).Select(i => $"name-{i}")];
        foreach (var name in names)
            _vault.Vault.Store.Set(name, "x");

        List<string> listed = [];
        await foreach (var page in _client.GetPropertiesOfSecretsAsync().AsPages())
        {
            Assert.That(page.Values, Has.Count.LessThanOrEqualTo(25));
            listed.AddRange(page.Values.Select(one => one.Name));
        }

        Assert.That(listed, Is.EqualTo(names));
    }

    [Test]
    public async Task The_versions_of_one_are_listed_over_pages_too()
    {
        for (var i = 0; i < 30; i++)
            _vault.Vault.Store.Set("a", $"{i}");

        List<string> versions = [];
        await foreach (var version in _client.GetPropertiesOfSecretVersionsAsync("a"))
            versions.Add(version.Version);

        Assert.That(versions.Distinct().Count(), Is.EqualTo(30));
    }

    [Test]
    public async Task A_change_of_its_properties_leaves_the_value_alone()
    {
        var properties = (await _client.SetSecretAsync("a", "v")).Value.Properties;
        properties.ContentType = "changed";
        properties.ExpiresOn = DateTimeOffset.UnixEpoch;
        await _client.UpdateSecretPropertiesAsync(properties);
        var got = (await _client.GetSecretAsync("a")).Value;
        Assert.That((got.Value, got.Properties.ContentType, got.Properties.ExpiresOn), Is.EqualTo(("v", "changed", (DateTimeOffset?)DateTimeOffset.UnixEpoch)));
    }

    [Test]
    public async Task One_that_is_missing_and_one_that_is_disabled_are_told_apart_as_on_Azure()
    {
        _vault.Vault.Store.Set("off", new SecretDraft("x") { Enabled = false });
        var missing = await Assert.ThrowsAsync<RequestFailedException>(() => _client.GetSecretAsync("gone"));
        var disabled = await Assert.ThrowsAsync<RequestFailedException>(() => _client.GetSecretAsync("off"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((missing!.Status, missing.ErrorCode), Is.EqualTo((404, "SecretNotFound")));
            Assert.That((disabled!.Status, disabled.ErrorCode), Is.EqualTo((403, "Forbidden")));
            Assert.That(disabled.Message, Does.Contain("SecretDisabled"));
        }
    }

    [Test]
    public async Task A_deleted_one_is_gone_keeps_its_name_and_comes_back()
    {
        await _client.SetSecretAsync("a", "v");
        var deletion = await _client.StartDeleteSecretAsync("a");
        await deletion.UpdateStatusAsync();
        var again = await Assert.ThrowsAsync<RequestFailedException>(() => _client.SetSecretAsync("a", "w"));
        Assert.That((deletion.Value.Name, deletion.HasCompleted, again!.Status), Is.EqualTo(("a", true, 409)));
        await _client.StartRecoverDeletedSecretAsync("a");
        Assert.That((await _client.GetSecretAsync("a")).Value.Value, Is.EqualTo("v"));
    }

    [Test]
    public async Task A_purged_one_leaves_its_name_free()
    {
        await _client.SetSecretAsync("a", "v");
        await _client.StartDeleteSecretAsync("a");
        Assert.That((await _client.GetDeletedSecretAsync("a")).Value.DeletedOn, Is.Not.Null);
        await _client.PurgeDeletedSecretAsync("a");
        Assert.That((await _client.SetSecretAsync("a", "w")).Value.Value, Is.EqualTo("w"));
    }

    [Test]
    public async Task A_rotation_between_two_answers_is_seen_by_the_second()
    {
        _vault.Vault.Store.Set("a", "old");
        _vault.Vault.Faults.Add(new VaultFault.First(() => _vault.Vault.Store.Set("a", "new")), times: 1, name: "a");
        Assert.That((await _client.GetSecretAsync("a")).Value.Value, Is.EqualTo("new"));
    }

    private static SecretClientOptions.ServiceVersion[] Versions() => Enum.GetValues<SecretClientOptions.ServiceVersion>();
}
