using Dobos.Redaction;
using Dobos.Secrets;

namespace Dobos.Tests.Redaction;

public sealed class RedactingWriterTests
{
    private const string Canary = "s3cr3t,=value";

    private readonly Redactor _redactor = new();
    private readonly StringWriter _shown = new();
    private RedactingWriter _writer = null!;

    [SetUp]
    public void Learn()
    {
        _redactor.Learn(new Secret(Canary));
        _writer = new RedactingWriter(_shown, _redactor);
    }

    [TearDown]
    public void Close()
    {
        _writer.Dispose();
        _shown.Dispose();
    }

    [Test]
    public void A_secret_split_over_two_writes_at_any_place_is_masked([Range(1, 12)] int at)
    {
        _writer.Write($"<{Canary[..at]}");
        _writer.Write($"{Canary[at..]}>\n");

        Assert.That(_shown.ToString(), Is.EqualTo("<***>\n"));
    }

    [Test]
    public void A_flush_between_the_halves_shows_neither([Range(1, 12)] int at)
    {
        _writer.Write($"<{Canary[..at]}");
        _writer.Flush();
        _writer.Write($"{Canary[at..]}>\n");

        Assert.That(_shown.ToString(), Is.EqualTo("<***>\n"));
    }

    [Test]
    public void A_secret_written_character_by_character_is_masked()
    {
        foreach (var character in $"a {Canary} b\n")
            _writer.Write(character);

        Assert.That(_shown.ToString(), Is.EqualTo("a *** b\n"));
    }

    [Test]
    public void A_question_without_an_end_of_line_is_shown_when_flushed()
    {
        _writer.Write("Go on? ");
        _writer.Flush();

        Assert.That(_shown.ToString(), Is.EqualTo("Go on? "));
    }

    [Test]
    public void What_is_held_at_the_end_is_shown_redacted()
    {
        _writer.Write($"the last {Canary}");
        _writer.Dispose();

        Assert.That(_shown.ToString(), Is.EqualTo("the last ***"));
    }

    [Test]
    public void Lines_written_at_once_by_several_threads_stay_whole()
    {
        Parallel.For(0, 200, i => _writer.WriteLine($"{i}:{Canary}:{i}"));

        var lines = _shown.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Is.EquivalentTo(Enumerable.Range(0, 200).Select(i => $"{i}:***:{i}")));
    }
}
