using Dobos.Registries;
using Dobos.Registries.Copying;
using Dobos.Tests.Fakes;

namespace Dobos.Tests.Registries.Copying;

public sealed class CopyDisplayTests
{
    private static readonly Descriptor Large = new("l", Digest.Of([1]), 2_500_000);
    private static readonly Descriptor Small = new("l", Digest.Of([2]), 700);

    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly ManualTime _clock = new();

    [Test]
    public void In_CI_each_thing_done_is_a_line()
    {
        using CopyDisplay display = new(_output, terminal: false, _clock);
        Copy(display);
        Assert.That(_output.ToString(), Is.EqualTo($"""
            copying 1 manifest and 2 blobs of 2.5 MB
            {Small.Digest} is there already
            {Large.Digest} copied, 2.5 MB
            {Small.Digest} tagged 1.0

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void On_a_terminal_one_line_is_written_over_and_ended_once()
    {
        using (CopyDisplay display = new(_output, terminal: true, _clock))
            Copy(display);
        var states = _output.ToString().Split("\r\u001b[K", StringSplitOptions.RemoveEmptyEntries);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(states[0], Is.EqualTo("0 of 2 blobs, 0 B of 2.5 MB"));
            Assert.That(states, Has.Member("1 of 2 blobs, 1.0 MB of 2.5 MB"));
            Assert.That(states[^1], Is.EqualTo("2 of 2 blobs, 2.5 MB of 2.5 MB\n"));
        }
    }

    [Test]
    public void Bytes_that_follow_fast_are_not_each_shown()
    {
        using CopyDisplay display = new(_output, terminal: true, _clock);
        for (var n = 0; n < 1000; n++)
            display.Report(new CopyEvent.Sent(Large, n));
        Assert.That(_output.ToString().Split("\r").Length - 1, Is.EqualTo(1));
    }

    private void Copy(CopyDisplay display)
    {
        display.Report(new CopyEvent.Planned(1, 2, Large.Size + Small.Size));
        display.Report(new CopyEvent.BlobDone(Small, BlobFate.WasThere));
        _clock.Advance(TimeSpan.FromSeconds(1));
        display.Report(new CopyEvent.Sent(Large, 1_000_000));
        display.Report(new CopyEvent.BlobDone(Large, BlobFate.Copied));
        display.Report(new CopyEvent.ManifestDone(Small.Digest));
        display.Report(new CopyEvent.Tagged("1.0", Small.Digest));
    }
}
