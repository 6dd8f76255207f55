using Dobos.Offline.Vaults;

namespace Dobos.Offline.Tests.Vaults;

/// <summary>What a vault still knows when its process is gone.</summary>
public sealed class VaultJournalTests
{
    private static readonly string[] Values =
    [
        "",
        "\0 and \u0001 and \u007f",
        "\r\n\n\r",
        "é ẞ 漢 😀 \u2028\u2029 \ufeff \uffff",
        "\"\\/{}<>&+'",
    ];

    private readonly KeptVault _kept = new();

    [TearDown]
    public void Clean() => _kept.Dispose();

    [Test]
    public void All_that_was_done_is_there_when_it_is_opened_again()
    {
        SecretVersion first;
        SecretDraft second = new("2")
        {
            ContentType = "text/plain",
            Enabled = false,
            NotBefore = DateTimeOffset.UnixEpoch,
            Expires = DateTimeOffset.UnixEpoch.AddYears(90),
            Tags = new Dictionary<string, string> { ["Who"] = "me" },
        };
        using (var vault = _kept.Open())
        {
            first = vault.Store.Set("a", "1");
            vault.Store.Set("A", second);
            foreach (var name in (string[])["deleted", "recovered", "purged"])
            {
                vault.Store.Set(name, "x");
                vault.Store.Delete(name);
            }

            vault.Store.Recover("recovered");
            vault.Store.Purge("purged");
            vault.Store.Change("a", first.Version, before => before with { ContentType = "changed" });
        }

        using var again = _kept.Open();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Store.All.Select(one => one.Name), Is.EqualTo(["A", "recovered"]));
            Assert.That(again.Store.Deleted.Select(one => one.Newest.Name), Is.EqualTo(["deleted"]));
            Assert.That(again.Store.Find("a", first.Version)!.Content, Is.EqualTo(first.Content with { ContentType = "changed" }).UsingPropertiesComparer());
            Assert.That(again.Store.Find("a")!.Content, Is.EqualTo(second).UsingPropertiesComparer());
            Assert.That(again.Store.Find("a", first.Version)!.Created, Is.EqualTo(first.Created));
        }
    }

    // By number: some of them cannot stand in a test's name.
    [Test]
    public void A_value_comes_back_as_it_was([Range(0, 4)] int number)
    {
        using (var vault = _kept.Open())
            vault.Store.Set("a", Values[number]);

        Assert.That(_kept.Reopened("a"), Is.EqualTo([Values[number]]));
        Assert.That(_kept.Reopened("a"), Is.EqualTo([Values[number]]), "and after the journal was made short");
    }

    [Test]
    public void Half_a_surrogate_pair_is_refused_for_it_would_come_back_as_something_else()
    {
        using var vault = _kept.Open();
        var tagged = new SecretDraft("1") { Tags = new Dictionary<string, string> { ["a"] = "\udc00" } };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => vault.Store.Set("a", "\ud800"), Throws.TypeOf<VaultRefusedException>());
            Assert.That(() => vault.Store.Set("a", tagged), Throws.TypeOf<VaultRefusedException>());
            Assert.That(() => vault.Seed(new Dictionary<string, string> { ["a"] = "\ud800" }), Throws.TypeOf<VaultRefusedException>());
        }
    }

    [Test]
    public void Cut_at_any_byte_it_keeps_every_line_that_was_whole()
    {
        using (var vault = _kept.Open())
        {
            vault.Store.Set("a", "1");
            vault.Store.Set("b", "ü\n");
            vault.Store.Set("a", "2");
        }

        var whole = File.ReadAllBytes(_kept.Journal);
        var ends = whole.Index().Where(one => one.Item == (byte)'\n').Select(one => one.Index + 1).ToArray();
        for (var length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(_kept.Journal, whole[..length]);
            string?[] expected = ends.Count(end => end <= length) switch { 0 => [null, null], 1 => ["1", null], 2 => ["1", "ü\n"], _ => ["2", "ü\n"] };
            Assert.That(_kept.Reopened("a", "b"), Is.EqualTo(expected), $"cut at {length}");
        }
    }

    [Test]
    public void What_is_written_behind_a_torn_line_is_there_too()
    {
        using (var vault = _kept.Open())
            vault.Store.Set("a", "1");

        File.AppendAllText(_kept.Journal, "{\"$type\":\"put\",\"Name\":\"b\",\"Vers");
        using (var vault = _kept.Open())
            vault.Store.Set("c", "3");

        Assert.That(_kept.Reopened("a", "b", "c"), Is.EqualTo(new[] { "1", null, "3" }));
    }

    [TestCase("{\"$type\":\"put\",\"Name\":\"b\",\"Vers")]
    [TestCase("")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("{\"$type\":\"burn\",\"Name\":\"a\"}")]
    [TestCase("{\"$type\":\"purge\",\"Name\":\"canary\"}")]
    [TestCase("{\"$type\":\"recover\",\"Name\":\"canary\"}")]
    [TestCase("{\"$type\":\"delete\",\"Name\":\"canary\",\"At\":\"2026-01-01T00:00:00Z\"}")]
    [TestCase("{\"$type\":\"delete\",\"Name\":null,\"At\":\"2026-01-01T00:00:00Z\"}")]
    public void A_line_that_is_none_is_named_with_its_file_and_the_way_out(string line)
    {
        using (var vault = _kept.Open())
            vault.Store.Set("a", "1");

        File.AppendAllText(_kept.Journal, $"{line}\n{File.ReadAllText(_kept.Journal)}");
        var before = File.ReadAllBytes(_kept.Journal);
        var broken = Assert.Throws<BrokenJournalException>(() => _kept.Open());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(broken!.Message, Does.StartWith($"{_kept.Journal}:2 ").And.Contain("OfflineDown --wipe").And.Not.Contain("canary"));
            Assert.That(File.ReadAllBytes(_kept.Journal), Is.EqualTo(before), "It is left as it is");
        }
    }

    [Test]
    public void Opened_again_it_is_no_longer_than_what_it_holds()
    {
        using (var vault = _kept.Open())
        {
            vault.Store.Set("kept", "1");
            for (var i = 0; i < 50; i++)
            {
                vault.Store.Change("kept", version: null, before => before with { ContentType = $"{i}" });
                vault.Store.Set("gone", "x");
                vault.Store.Delete("gone");
                vault.Store.Purge("gone");
            }
        }

        _kept.Open().Dispose();
        Assert.That(File.ReadAllLines(_kept.Journal), Has.Length.EqualTo(1));
        using (var vault = _kept.Open())
            vault.Store.Set("more", "2");

        Assert.That(_kept.Reopened("kept", "more"), Is.EqualTo(["1", "2"]));
    }

    [Test]
    public void What_is_written_after_it_was_made_short_is_there()
    {
        using (var vault = _kept.Open())
        {
            vault.Store.Set("gone", "x");
            vault.Store.Delete("gone");
            vault.Store.Purge("gone");
        }

        using (var vault = _kept.Open())
            vault.Store.Set("a", "1");

        Assert.That(_kept.Reopened("a"), Is.EqualTo(["1"]));
    }

    [Test]
    public void A_half_that_was_left_by_a_killed_process_is_cleared_away()
    {
        _kept.Open().Dispose();
        var half = Path.Combine(_kept.Folder, "vault.journal.0.half");
        File.WriteAllText(half, "x");
        _kept.Open().Dispose();
        Assert.That(half, Does.Not.Exist);
    }

    [Test]
    public void A_write_that_the_full_disk_refuses_has_not_happened_and_those_after_it_have()
    {
        using (var vault = _kept.Open())
        {
            vault.Store.Set("a", "1");
            _kept.Disk!.Room = 1500;
            Assert.That(() => vault.Store.Set("a", new string('x', 2000)), Throws.InstanceOf<IOException>());
            Assert.That(() => vault.Store.Delete("a"), Throws.InstanceOf<IOException>());
            Assert.That((vault.Store.Find("a")!.Content.Value, vault.Store.Deleted.Count), Is.EqualTo(("1", 0)));
            _kept.Disk.Room = long.MaxValue;
            vault.Store.Set("b", "2");
        }

        Assert.That(_kept.Reopened("a", "b"), Is.EqualTo(["1", "2"]));
    }

    [Test]
    public void Killed_on_a_full_disk_it_holds_what_was_acknowledged()
    {
        using (var vault = _kept.Open())
        {
            vault.Store.Set("a", "1");
            _kept.Disk!.Room = 20;
            Assert.That(() => vault.Store.Set("a", "refused"), Throws.InstanceOf<IOException>());
        }

        Assert.That(_kept.Reopened("a"), Is.EqualTo(["1"]));
    }

    [Test]
    public void Writers_at_the_same_time_lose_nothing_and_mix_nothing()
    {
        const int Writers = 8, Each = 50;
        using (var vault = _kept.Open())
        {
            var store = vault.Store;
            Parallel.For(0, Writers, writer =>
            {
                for (var i = 0; i < Each; i++)
                    store.Set(i % 2 == 0 ? "shared" : $"own-{writer}", $"{writer} {i} {new string('x', 500 * writer)}");
            });
        }

        using var again = _kept.Open();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Store.Versions("shared"), Has.Count.EqualTo(Writers * Each / 2));
            for (var writer = 0; writer < Writers; writer++)
            {
                Assert.That(again.Store.Versions($"own-{writer}"), Has.Count.EqualTo(Each / 2));
                Assert.That(again.Store.Find($"own-{writer}")!.Content.Value, Is.EqualTo($"{writer} {Each - 1} {new string('x', 500 * writer)}"));
            }
        }
    }

    [Test]
    public void Its_token_stays_the_same_and_lies_in_a_file()
    {
        string token;
        using (var vault = _kept.Open())
            token = vault.Token;

        using var again = _kept.Open();
        Assert.That((again.Token, File.ReadAllText(again.TokenFile!)), Is.EqualTo((token, token)));
    }

    [Test]
    public void Two_processes_cannot_have_it_open_at_once()
    {
        using var vault = _kept.Open();
        Assert.That(() => _kept.Open(), Throws.InstanceOf<IOException>().With.Message.Contain("vault.lock"));
    }

    [Test]
    public void Nobody_but_the_owner_reads_what_it_keeps()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no file modes.");
            return;
        }

        using (var vault = _kept.Open())
            vault.Store.Set("a", "1");

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.That(File.GetUnixFileMode(_kept.Folder), Is.EqualTo(Owner | UnixFileMode.UserExecute));
        Assert.That(new[] { _kept.Journal, Path.Combine(_kept.Folder, "vault.token") }.Select(File.GetUnixFileMode), Is.All.EqualTo(Owner));
    }
}
