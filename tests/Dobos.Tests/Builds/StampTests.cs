using Dobos.Builds;

namespace Dobos.Tests.Builds;

public sealed class StampTests
{
    private static readonly FileState Source = new("/r/a.cs", 10, 1000);
    private static readonly FileState Result = new("/r/a.dll", 99, 2000);

    private readonly Stamp _before = new(["Release"], [Source], [Result]);

    [Test]
    public void Without_a_change_nothing_is_done_again() => Assert.That(_before.WhyAgain(new Stamp(["Release"], [Source with { }], [Result])), Is.Null);

    [Test]
    public void What_was_never_done_is_done() => Assert.That(_before.WhyAgain(null), Is.EqualTo("it has not succeeded here yet"));

    [Test]
    public void A_new_file_is_named() => Assert.That(Again([Source, new("/r/b.cs", 1, 1)]), Is.EqualTo("/r/b.cs is new"));

    [Test]
    public void A_deleted_file_is_named() => Assert.That(Again([]), Is.EqualTo("/r/a.cs is gone"));

    [TestCase(11, 1000, TestName = "A_file_of_another_size_is_named")]
    [TestCase(10, 1001, TestName = "A_newer_file_is_named")]
    [TestCase(10, 999, TestName = "A_file_restored_with_an_older_date_is_named")]
    public void A_changed_file_is_named(long size, long time) => Assert.That(Again([Source with { Size = size, Time = time }]), Is.EqualTo("/r/a.cs changed"));

    [Test]
    public void Of_many_changes_the_first_is_named_and_the_others_are_counted() =>
        Assert.That(Again([new("/r/b.cs", 1, 1), new("/r/c.cs", 1, 1)]), Is.EqualTo("/r/b.cs is new and 2 more"));

    [Test]
    public void A_result_that_is_gone_is_made_again() =>
        Assert.That((_before with { Outputs = [new(Result.Path, -1, -1)] }).WhyAgain(_before), Is.EqualTo("its result /r/a.dll is gone"));

    [Test]
    public void A_result_that_somebody_replaced_is_made_again() =>
        Assert.That((_before with { Outputs = [Result with { Time = 1 }] }).WhyAgain(_before), Is.EqualTo("its result /r/a.dll changed"));

    [Test]
    public void Other_terms_are_named() =>
        Assert.That((_before with { Terms = ["Debug"] }).WhyAgain(_before), Is.EqualTo("it is asked for otherwise (Debug, Release)"));

    private string? Again(IReadOnlyList<FileState> inputs) => (_before with { Inputs = inputs }).WhyAgain(_before);
}
