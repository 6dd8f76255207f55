using Dobos.Offline.Vaults;

namespace Dobos.Offline.Tests.Vaults;

/// <summary>Development values, put in every time that a box starts.</summary>
public sealed class VaultSeedTests
{
    private readonly Vault _vault = new(TimeProvider.System);

    [TearDown]
    public void Close() => _vault.Dispose();

    [Test]
    public void What_the_vault_lacks_is_put_in()
    {
        _vault.Store.Set("b", "by hand");
        Assert.That(Seed("a", "1"), Is.EqualTo(["a"]));
        Assert.That((Value("a"), Value("b")), Is.EqualTo(("1", "by hand")));
    }

    [Test]
    public void A_second_time_nothing_changes_whatever_the_case_of_its_name()
    {
        Seed("a", "1");
        Assert.That(Seed("A", "1"), Is.Empty);
        Assert.That(_vault.Store.Versions("a"), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_value_of_an_earlier_seed_is_renewed()
    {
        Seed("a", "1");
        Assert.That(Seed("a", "2"), Is.EqualTo(["a"]));
        Assert.That(Seed("a", "3"), Is.EqualTo(["a"]));
        Assert.That(Value("a"), Is.EqualTo("3"));
    }

    [Test]
    public void What_was_set_by_hand_stays()
    {
        Seed("a", "1");
        _vault.Store.Set("a", "by hand");
        Assert.That(Seed("a", "2"), Is.Empty);
        Assert.That(Value("a"), Is.EqualTo("by hand"));
    }

    [Test]
    public void What_was_changed_by_hand_stays()
    {
        Seed("a", "1");
        _vault.Store.Change("a", version: null, before => before with { Enabled = false });
        Assert.That(Seed("a", "2"), Is.Empty);
        Assert.That(_vault.Store.Find("a")!.Content.Enabled, Is.False);
    }

    [Test]
    public void What_was_deleted_by_hand_stays_so_until_it_is_purged()
    {
        Seed("a", "1");
        _vault.Store.Delete("a");
        Assert.That(Seed("a", "2"), Is.Empty);
        _vault.Store.Purge("a");
        Assert.That(Seed("a", "2"), Is.EqualTo(["a"]));
    }

    [Test]
    public void What_was_recovered_is_a_seed_again()
    {
        Seed("a", "1");
        _vault.Store.Delete("a");
        _vault.Store.Recover("a");
        Assert.That(Seed("a", "2"), Is.EqualTo(["a"]));
    }

    [Test]
    public void Of_seeds_with_one_that_is_no_secret_none_is_put_in()
    {
        Assert.That(() => _vault.Seed(new Dictionary<string, string> { ["a"] = "1", ["b_c"] = "2" }), Throws.TypeOf<VaultRefusedException>());
        Assert.That(_vault.Store.All, Is.Empty);
    }

    [Test]
    public void Opened_again_a_vault_knows_what_was_seeded_and_what_was_not()
    {
        using KeptVault kept = new();
        using (var vault = kept.Open())
        {
            vault.Seed(new Dictionary<string, string> { ["seeded"] = "1", ["set"] = "1" });
            vault.Store.Set("set", "by hand");
        }

        using var again = kept.Open();
        Assert.That(again.Seed(new Dictionary<string, string> { ["seeded"] = "2", ["set"] = "2" }), Is.EqualTo(["seeded"]));
    }

    private IReadOnlyList<string> Seed(string name, string value) => _vault.Seed(new Dictionary<string, string> { [name] = value });

    private string? Value(string name) => _vault.Store.Find(name)?.Content.Value;
}
