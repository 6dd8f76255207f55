using Dobos.Environments.Reports;
using Dobos.Environments.Vaults;
using Dobos.Offline.Vaults;

namespace Dobos.Tests.Environments.Vaults;

/// <summary>Values that break careless code, and that must be nowhere but where they were asked for.</summary>
public sealed class CanaryTests
{
    private static readonly string[] Canaries =
    [
        "canary,=1", "canary{}2", "canary\"3", "canary'4", "canary\\5", "canary\n6\r\n", " canary 7 ", "{\"canary\":[\"8\",null]}",
        "canary<&>9", "canary\u00e4\u20ac\U0001F4A910", "canary%2C+11", "canary\t\u000112", "12345", "true",
    ];

    private TestVault _vault = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _vault = await TestVault.StartAsync();
        for (var i = 0; i < Canaries.Length; i++)
            _vault.Store.Set($"canary-{i}", Canaries[i]);
    }

    [TearDown]
    public async Task StopAsync() => await _vault.DisposeAsync();

    [Test]
    public async Task They_pass_byte_for_byte_and_are_learned_before_anybody_has_them()
    {
        var context = await _vault.LoadAsync(Names);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Names.Select(name => context.Secret(name).Reveal()), Is.EqualTo(Canaries));
            Assert.That(_vault.Sink.Learned, Is.EquivalentTo(Canaries));
        }
    }

    [Test]
    public async Task They_are_in_nothing_that_a_context_prints()
    {
        var context = await _vault.LoadAsync(Names);
        ContextReport report = new(context.Reading);
        var printed = string.Join('\n', [
            context, context.Reading, .. context.Reading.Entries, .. context.Reading.Entries.Select(entry => entry.Value),
            report.ToText(), report.ToJson(), new ComparisonReport(new(context.Reading, context.Reading)).ToText(), .. report.Lines,
        ]);
        AssertHasNone(printed);
    }

    [Test]
    public async Task They_are_in_no_failure_that_comes_after_they_were_read()
    {
        _vault.Store.Set("canary-0", new SecretDraft(Canaries[0]) { Expires = DateTimeOffset.UnixEpoch });
        _vault.Faults.Add(new VaultFault.Status(503), name: "late");
        var lacking = await Assert.ThrowsAsync<MissingSecretsException>(() => _vault.LoadAsync([.. Names, "gone"]));
        var away = await Assert.ThrowsAsync<VaultUnreachableException>(() => _vault.LoadAsync([.. Names, "late"]));
        AssertHasNone($"{lacking}\n{away}");
    }

    [Test]
    public async Task The_token_of_the_vault_is_in_no_failure()
    {
        _vault.Faults.Add(new VaultFault.Status(403, "Forbidden", "ForbiddenByRbac"));
        var denied = await Assert.ThrowsAsync<VaultAccessException>(() => _vault.LoadAsync());
        Assert.That(denied!.ToString(), Does.Not.Contain(_vault.Server.Vault.Token));
    }

    private static string[] Names => [.. Enumerable.Range(0, Canaries.Length).Select(i => $"canary-{i}")];

    private static void AssertHasNone(string printed)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var canary in Canaries.Where(canary => canary.Contains("canary", StringComparison.Ordinal)))
                Assert.That(printed, Does.Not.Contain(canary.Trim()));
        }
    }
}
