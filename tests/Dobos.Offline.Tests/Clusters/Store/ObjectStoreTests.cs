using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Tests.Clusters.Store;

/// <summary>What is kept, and what is told of it.</summary>
public sealed class ObjectStoreTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-store-");

    private string Journal => Path.Combine(_folder.FullName, "objects.journal");

    [TearDown]
    public void Delete() => _folder.Delete(recursive: true);

    [Test]
    public void All_is_there_in_the_next_life_and_versions_go_on()
    {
        long last;
        using (var store = ObjectStore.Open(_folder.FullName))
        {
            Put(store, "a");
            Put(store, "b");
            store.Remove(Key("b"));
            last = Put(store, "a", "2").Version;
        }

        using var again = ObjectStore.Open(_folder.FullName);
        Assert.That(again.All().Select(one => $"{one.Key.Name} {one.Version} {one.Open()["data"]!["value"]}"), Is.EqualTo((string[])[$"a {last} 2"]));
        Assert.That(Put(again, "c").Version, Is.GreaterThan(last));
    }

    [Test]
    public void The_version_of_a_deletion_is_not_given_again_after_the_journal_was_made_short()
    {
        long last;
        using (var store = ObjectStore.Open(_folder.FullName))
        {
            Put(store, "a");
            last = store.Remove(Key("a"))!.Version;
        }

        using (ObjectStore.Open(_folder.FullName))
        {
        }

        using var third = ObjectStore.Open(_folder.FullName);
        Assert.That(third.Version, Is.EqualTo(last));
    }

    [Test]
    public void A_line_without_its_end_was_never_acknowledged()
    {
        using (var store = ObjectStore.Open(_folder.FullName))
            Put(store, "a");
        File.AppendAllText(Journal, "+{\"apiVersion\":\"v1\",\"kind\":\"Conf");

        using (var again = ObjectStore.Open(_folder.FullName))
            Put(again, "b");
        using var third = ObjectStore.Open(_folder.FullName);
        Assert.That(third.All().Select(one => one.Key.Name).Order(), Is.EqualTo((string[])["a", "b"]));
    }

    [Test]
    public void A_line_that_cannot_be_read_is_named_and_nothing_is_guessed()
    {
        File.WriteAllText(Journal, "#7\n+nonsense\n");

        Assert.That(() => ObjectStore.Open(_folder.FullName), Throws.TypeOf<BrokenClusterException>().With.Message.Contains("line 2"));
        Assert.That(File.ReadAllText(Journal), Is.EqualTo("#7\n+nonsense\n"));
    }

    [Test]
    public void The_journal_stays_short_however_often_an_object_changes()
    {
        using var store = ObjectStore.Open(_folder.FullName);
        var large = new string('x', 100_000);
        for (var number = 0; number < 600; number++)
            Put(store, "a", $"{number}{large}");

        Assert.That(new FileInfo(Journal).Length, Is.LessThan(20 << 20));
        Assert.That((string?)store.Find(Key("a"))!.Open()["data"]!["value"], Does.StartWith("599"));
    }

    [Test]
    public void Changes_are_told_in_their_order_and_past_ones_first()
    {
        using var store = ObjectStore.Open(_folder.FullName);
        var first = Put(store, "a").Version;
        Put(store, "b");
        using var watching = store.Watch(first)!;
        store.Remove(Key("a"));

        Assert.That(Told(watching), Is.EqualTo((string[])["Added b", "Deleted a"]));
    }

    [Test]
    public void What_is_too_long_ago_cannot_be_watched()
    {
        using var store = ObjectStore.Open(_folder.FullName);
        var first = Put(store, "a").Version;
        for (var number = 0; number < 5_001; number++)
            Put(store, "a", $"{number}");

        Assert.That((store.Watch(first), store.Watch(store.Version + 1)), Is.EqualTo(((Watching?)null, (Watching?)null)));
        using var last = store.Watch(store.Version);
        Assert.That(last, Is.Not.Null);
    }

    [Test]
    public void Large_changes_are_forgotten_before_they_fill_the_memory()
    {
        using var store = ObjectStore.Open(_folder.FullName);
        var first = Put(store, "a").Version;
        var large = new string('x', 1 << 20);
        for (var number = 0; number < 70; number++)
            Put(store, "a", $"{number}{large}");

        Assert.That(store.Watch(first), Is.Null);
    }

    [Test]
    public void Whoever_reads_too_slowly_is_cut_off_and_the_others_are_not()
    {
        using var store = ObjectStore.Open(_folder.FullName);
        using var slow = store.Watch(store.Version)!;
        var quick = store.Watch(store.Version)!;
        var told = 0;
        for (var number = 0; number < 10_001; number++)
        {
            Put(store, "a", $"{number}");
            while (quick.Changes.TryRead(out _))
                told++;
        }

        while (slow.Changes.TryRead(out _))
        {
        }

        Assert.That((told, slow.Changes.Completion.IsCompletedSuccessfully, quick.Changes.Completion.IsCompleted), Is.EqualTo((10_001, true, false)));
        quick.Dispose();
    }

    private static ObjectKey Key(string name) => new(KindTable.ConfigMap, "default", name);

    private static Stored Put(ObjectStore store, string name, string value = "1") => store.Put(version => new(Key(name), version, new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "ConfigMap",
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = "default", ["uid"] = $"of-{name}" },
        ["data"] = new JsonObject { ["value"] = value },
    }));

    private static IEnumerable<string> Told(Watching watching)
    {
        while (watching.Changes.TryRead(out var change))
            yield return $"{change.Type} {change.Now.Key.Name}";
    }
}
