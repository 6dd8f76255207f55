namespace Dobos.EndToEnd.Tests.Launching;

[Platform(Exclude = "Win", Reason = "build.sh is for Linux and macOS")]
public sealed class ConcurrencyTests : IDisposable
{
    private static readonly string[] Clean = ["current"];

    private readonly StubHost _host = new();

    [TestCase(2)]
    [TestCase(5)]
    public async Task Runs_at_the_same_time_build_once_and_all_do_their_work(int count)
    {
        _host.Mark("hold");
        var runs = Enumerable.Range(0, count).Select(_ => _host.Start()).ToList();
        await Eventually.HoldsAsync(() => _host.Builds == 1 && Directory.GetDirectories(_host.Sandbox.At("artifacts/host"), "run.*").Length == count, "one builds and the others wait");
        _host.Unmark("hold");

        var results = await Task.WhenAll(runs.Select(run => run.ResultAsync()));

        Assert.That(results.Select(result => (result.ExitCode, result.Output)), Is.All.EqualTo((0, "first\n")), string.Join('\n', results.AsEnumerable()));
        Assert.That(_host.Builds, Is.EqualTo(1));
        Assert.That(Hosts, Has.Length.EqualTo(1));
        Assert.That(Rest, Is.EqualTo(Clean));
    }

    [Test]
    public async Task A_file_that_changes_while_another_run_builds_is_in_the_host_of_the_next()
    {
        _host.Mark("hold");
        var first = _host.Start();
        await BuildingAsync(1);
        _host.Says("echo second");
        var second = _host.Start();
        await Eventually.HoldsAsync(() => _host.Waited, "the second waits");
        _host.Unmark("hold");

        Assert.That((await first.ResultAsync()).Output, Is.EqualTo("first\n"));
        Assert.That((await second.ResultAsync()).Output, Is.EqualTo("second\n"));
        Assert.That((await _host.RunAsync()).Output, Is.EqualTo("second\n"));
        Assert.That(_host.Builds, Is.EqualTo(2));
    }

    [Test]
    public async Task After_a_kill_in_the_middle_the_next_run_waits_for_the_compiler_left_behind_and_starts_afresh()
    {
        _host.Mark("hold");
        var killed = _host.Start();
        await BuildingAsync(1);
        await Eventually.HoldsAsync(() => Owner.Contains(' ', StringComparison.Ordinal), "the compiler is on the lock");
        _host.Sandbox.Write("artifacts/host/work/torn", "");
        killed.Signal("KILL");
        var next = _host.Start();
        await Eventually.HoldsAsync(() => _host.Waited || _host.Builds == 2, "the next waits");
        Assert.That(_host.Builds, Is.EqualTo(1), "two in one folder");
        _host.Unmark("hold");

        var result = await next.ResultAsync();

        Assert.That(result.Output, Is.EqualTo("first\n"), result.ToString());
        Assert.That(_host.Builds, Is.EqualTo(2));
        Assert.That(File.Exists(_host.Sandbox.At("artifacts/host/work/torn")), Is.False);
        Assert.That((await _host.RunAsync()).Output, Is.EqualTo("first\n"));
        Assert.That(_host.Builds, Is.EqualTo(2));
    }

    [TestCase("TERM")]
    [TestCase("INT")]
    [TestCase("HUP")]
    public async Task A_signal_during_a_build_ends_it_at_once_and_leaves_nothing_half_done(string signal)
    {
        if (signal == "HUP" && IsHangupIgnored)
            Assert.Ignore("Whoever started the tests ignores SIGHUP, as nohup does, and so does all that they start.");
        _host.Mark("hold");
        var stopped = _host.Start();
        await BuildingAsync(1);

        stopped.Signal(signal);
        var result = await stopped.ResultAsync();

        Assert.That(result.ExitCode, Is.EqualTo(130), result.ToString());
        Assert.That(result.Output, Is.Empty);
        Assert.That(_host.Kept, Is.Empty);
        _host.Unmark("hold");
        Assert.That((await _host.RunAsync()).Output, Is.EqualTo("first\n"));
    }

    [Test]
    public async Task A_run_on_another_machine_is_not_waited_for_and_not_disturbed()
    {
        Directory.CreateDirectory(_host.Sandbox.At("artifacts/host"));
        File.CreateSymbolicLink(_host.Sandbox.At("artifacts/host/owner"), "1@elsewhere");

        var result = await _host.RunAsync();

        Assert.That(result.Output, Is.EqualTo("first\n"), result.ToString());
        Assert.That(Owner, Is.EqualTo("1@elsewhere"));
        Assert.That(Directory.Exists(_host.Sandbox.At("artifacts/host/work")), Is.False);
    }

    [Test]
    public async Task A_lock_whose_owner_is_dead_is_taken()
    {
        Directory.CreateDirectory(_host.Sandbox.At("artifacts/host"));
        File.CreateSymbolicLink(_host.Sandbox.At("artifacts/host/owner"), $"4194305 4194306@{Environment.MachineName}");

        Assert.That((await _host.RunAsync()).Output, Is.EqualTo("first\n"));
        Assert.That(Directory.Exists(_host.Sandbox.At("artifacts/host/work")), Is.True);
        Assert.That(Rest, Is.EqualTo(Clean));
    }

    public void Dispose() => _host.Dispose();

    private string[] Hosts => [.. _host.Kept.Where(name => name.StartsWith("h-", StringComparison.Ordinal))];

    private string[] Rest => [.. _host.Kept.Except(Hosts)];

    private string Owner => new FileInfo(_host.Sandbox.At("artifacts/host/owner")).LinkTarget ?? "";

    private Task BuildingAsync(int count) => Eventually.HoldsAsync(() => _host.Builds == count && _host.Kept.Contains("owner"), "it builds");

    private static bool IsHangupIgnored =>
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is var ignored
        && (Convert.ToUInt64(ignored.Split('\t')[^1], 16) & 1) != 0;
}
