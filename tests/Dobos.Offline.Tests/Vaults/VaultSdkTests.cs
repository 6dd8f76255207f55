using System.Text.Json;
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
    public async Task Over_a_hundred_are_listed_in_pages_of_the_size_asked_for([Values(1, 7, 25)] int size)
    {
        string[] names = [.. Enumerable.Range(100, 120).Select(i => $"name-{i}")];
        foreach (var name in names)
        {
            _vault.Vault.Store.Set(name, "x");
            _vault.Vault.Store.Set($"deleted-{name}", "x");
            _vault.Vault.Store.Delete($"deleted-{name}");
        }

        var pages = await PagesAsync($"/secrets?api-version=7.5&maxresults={size}");
        var deleted = await PagesAsync($"/deletedsecrets?api-version=7.5&maxresults={size}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pages.SkipLast(1), Is.All.Count.EqualTo(size));
            Assert.That(pages.SelectMany(page => page), Is.EqualTo(names));
            Assert.That(deleted.SelectMany(page => page), Is.EqualTo(names.Select(name => $"deleted-{name}")));
        }
    }

    [Test]
    public async Task Deleted_ones_are_listed_over_pages()
    {
        for (var i = 0; i < 110; i++)
        {
            _vault.Vault.Store.Set($"a-{i}", "x");
            _vault.Vault.Store.Delete($"a-{i}");
        }

        List<string> listed = [];
        await foreach (var deleted in _client.GetDeletedSecretsAsync())
            listed.Add(deleted.Name);

        Assert.That(listed.Distinct().Count(), Is.EqualTo(110));
    }

    [Test]
    public async Task What_comes_and_goes_between_two_pages_hides_nothing_else_and_shows_nothing_twice()
    {
        string[] names = [.. Enumerable.Range(100, 110).Select(i => $"name-{i}")];
        foreach (var name in names)
            _vault.Vault.Store.Set(name, "x");

        List<string> listed = [];
        await foreach (var page in _client.GetPropertiesOfSecretsAsync().AsPages())
        {
            listed.AddRange(page.Values.Select(one => one.Name));
            _vault.Vault.Store.Delete(listed[^1]);
            _vault.Vault.Store.Delete(listed[0]);
            _vault.Vault.Store.Set($"a-{listed.Count}", "before all that were listed");
        }

        Assert.That(listed, Is.EqualTo(names));
    }

    [Test]
    public async Task A_client_that_is_throttled_waits_and_goes_on()
    {
        _vault.Vault.Store.Set("a", "v");
        _vault.Vault.Faults.Add(new VaultFault.Throttle(TimeSpan.Zero), times: 2);
        Assert.That((await _vault.Client(retries: 3).GetSecretAsync("a")).Value.Value, Is.EqualTo("v"));
        _vault.Vault.Faults.Add(new VaultFault.Throttle(TimeSpan.FromSeconds(1)));
        var throttled = await Assert.ThrowsAsync<RequestFailedException>(() => _client.SetSecretAsync("a", "w"));
        Assert.That((throttled!.Status, throttled.ErrorCode, _vault.Vault.Store.Find("a")!.Content.Value), Is.EqualTo((429, "Throttled", "v")));
    }

    [Test]
    public async Task What_is_told_of_one_version_is_told_of_no_other()
    {
        var first = (await _client.SetSecretAsync("a", "1")).Value.Properties;
        await _client.SetSecretAsync("a", "2");
        first.Enabled = false;
        first.Tags["why"] = "old";
        var changed = (await _client.UpdateSecretPropertiesAsync(first)).Value;
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => _client.GetSecretAsync("a", first.Version));
        Assert.That((changed.Enabled, changed.Tags["why"], refused!.Status), Is.EqualTo(((bool?)false, "old", 403)));
        Assert.That((await _client.GetSecretAsync("a")).Value.Value, Is.EqualTo("2"));
    }

    [Test]
    public async Task The_longest_value_passes_and_one_byte_more_does_not()
    {
        var longest = string.Concat(Enumerable.Repeat("\0ü", 25 * 1024 / 3)) + "x";
        await _client.SetSecretAsync("a", longest);
        Assert.That((await _client.GetSecretAsync("a")).Value.Value, Is.EqualTo(longest));
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => _client.SetSecretAsync("a", longest + "x"));
        Assert.That((refused!.Status, refused.ErrorCode), Is.EqualTo((400, "BadParameter")));
    }

    [Test]
    public async Task A_recovered_one_has_all_its_versions()
    {
        await _client.SetSecretAsync("a", "1");
        await _client.SetSecretAsync("a", "2");
        await (await _client.StartDeleteSecretAsync("a")).WaitForCompletionAsync();
        var missing = await Assert.ThrowsAsync<RequestFailedException>(() => _client.GetSecretAsync("a"));
        await (await _client.StartRecoverDeletedSecretAsync("a")).WaitForCompletionAsync();
        List<SecretProperties> versions = [];
        await foreach (var version in _client.GetPropertiesOfSecretVersionsAsync("a"))
            versions.Add(version);

        Assert.That((missing!.Status, versions.Count), Is.EqualTo((404, 2)));
    }

    [Test]
    public async Task Backups_are_refused_with_the_reason()
    {
        _vault.Vault.Store.Set("a", "v");
        var backup = await Assert.ThrowsAsync<RequestFailedException>(() => _client.BackupSecretAsync("a"));
        var restore = await Assert.ThrowsAsync<RequestFailedException>(() => _client.RestoreSecretBackupAsync([1, 2, 3]));
        Assert.That((backup!.ErrorCode, restore!.ErrorCode), Is.EqualTo(("NotSupported", "NotSupported")));
        Assert.That(backup.Message, Does.Contain("no backups"));
    }

    [Test]
    public async Task What_a_process_acknowledged_the_next_one_has()
    {
        using KeptVault kept = new();
        string version;
        await using (var first = await ServedVault.StartAsync(kept.Open()))
            version = (await first.Client().SetSecretAsync("a", "v")).Value.Properties.Version;

        await using var second = await ServedVault.StartAsync(kept.Open());
        Assert.That((await second.Client().GetSecretAsync("a", version)).Value.Value, Is.EqualTo("v"));
    }

    [Test]
    public async Task Where_the_disk_is_full_a_set_fails_and_all_else_goes_on()
    {
        using KeptVault kept = new();
        await using var served = await ServedVault.StartAsync(kept.Open());
        var client = served.Client();
        await client.SetSecretAsync("a", "1");
        kept.Disk!.Room = 10;
        var failed = await Assert.ThrowsAsync<RequestFailedException>(() => client.SetSecretAsync("a", "2"));
        Assert.That((failed!.Status, failed.ErrorCode, (await client.GetSecretAsync("a")).Value.Value), Is.EqualTo((500, "InternalServerError", "1")));
        Assert.That(failed.Message, Does.Contain("No space left on device"));
    }

    [Test]
    public async Task Clients_that_set_at_the_same_time_each_get_their_own_version()
    {
        using KeptVault kept = new();
        string[] versions;
        await using (var served = await ServedVault.StartAsync(kept.Open()))
        {
            var client = served.Client();
            versions = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i => (await client.SetSecretAsync("a", $"{i}")).Value.Properties.Version));
        }

        using var again = kept.Open();
        Assert.That(again.Store.Versions("a").Select(one => one.Version), Is.EquivalentTo(versions));
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

    // The SDK does not let its caller say how large a page should be.
    private async Task<List<List<string>>> PagesAsync(string path)
    {
        List<List<string>> pages = [];
        for (var next = path; next is not null;)
        {
            using var answer = await _vault.Http.SendAsync(_vault.Request(HttpMethod.Get, next));
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            pages.Add([.. body.RootElement.GetProperty("value").EnumerateArray().Select(one => new Uri(one.GetProperty("id").GetString()!).Segments[2])]);
            next = body.RootElement.GetProperty("nextLink").GetString();
        }

        return pages;
    }

    private static SecretClientOptions.ServiceVersion[] Versions() => Enum.GetValues<SecretClientOptions.ServiceVersion>();
}
