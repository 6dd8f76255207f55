using Dobos.Builds;

namespace Dobos.Tests.Builds;

public sealed class WorkTests
{
    private readonly Workshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void Work_that_was_done_is_not_needed_again()
    {
        var source = _shop.Write("a.cs", "1");
        Work(source).Do(() => [_shop.Write("a.dll", "2")]);

        Assert.That(Work(source).Decision.IsNeeded, Is.False);
    }

    [Test]
    public void Why_it_is_needed_is_said_with_paths_as_seen_from_the_root()
    {
        var source = _shop.Write("src/a.cs", "1");
        Work(source).Do(() => []);
        _shop.Write("src/a.cs", "another");

        Assert.That(Work(source).Decision, Is.EqualTo(new Decision(IsNeeded: true, "src/a.cs changed")));
    }

    [Test]
    public void A_source_restored_with_an_older_date_is_noticed()
    {
        var source = _shop.Write("a.cs", "1");
        Work(source).Do(() => []);
        File.SetLastWriteTimeUtc(source, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));

        Assert.That(Work(source).Decision.Reason, Is.EqualTo("a.cs changed"));
    }

    [Test]
    public void A_result_that_was_deleted_is_noticed()
    {
        var source = _shop.Write("a.cs", "1");
        Work(source).Do(() => [_shop.Write("a.dll")]);
        File.Delete(_shop.Path("a.dll"));

        Assert.That(Work(source).Decision.Reason, Is.EqualTo("its result a.dll is gone"));
    }

    [Test]
    public void A_source_edited_while_the_work_ran_is_noticed()
    {
        var source = _shop.Write("a.cs", "1");
        Work(source).Do(() =>
        {
            _shop.Write("a.cs", "edited");
            return [];
        });

        Assert.That(Work(source).Decision.Reason, Is.EqualTo("a.cs changed"));
    }

    [Test]
    public void A_lock_file_that_the_work_itself_wrote_is_no_change()
    {
        var locked = _shop.Write("packages.lock.json", "1");
        Work(locked).Do(() =>
        {
            _shop.Write("packages.lock.json", "written by restore");
            return [];
        });

        Assert.That(Work(locked).Decision.IsNeeded, Is.False);
    }

    [Test]
    public void Work_that_was_broken_off_leaves_no_stamp_not_even_the_old_one()
    {
        var source = _shop.Write("a.cs", "1");
        Work(source).Do(() => []);

        Assert.That(() => Work(source).Do(() => throw new OperationCanceledException()), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Work(source).Decision.Reason, Is.EqualTo("it has not succeeded here yet"));
    }

    [Test]
    public void A_stamp_that_is_half_written_is_none()
    {
        var source = _shop.Write("a.cs", "1");
        Work(source).Do(() => []);
        _shop.Write("artifacts/stamps/work", "term\tx\nread\t/a.cs\t1");

        Assert.That(Work(source).Decision.Reason, Is.EqualTo("it has not succeeded here yet"));
    }

    private Work Work(params string[] sources) => new(_shop.Stamps, "work", ["Release"], () => [.. sources.Select(FileState.Of)]);
}
