using System.Runtime.Versioning;
using Dobos.EndToEnd.Tests.Launching;

namespace Dobos.EndToEnd.Tests.Offline;

/// <summary>The box as a process: who starts it, who finds it, and what ends it.</summary>
[Platform(Include = "Linux", Reason = "boxes are found in /proc")]
[SupportedOSPlatform("linux")]
public sealed class BoxTests
{
    private BoxedCheckout _checkout = null!;

    [SetUp]
    public async Task MakeAsync() => _checkout = await BoxedCheckout.MakeAsync();

    [TearDown]
    public void Delete() => _checkout?.Dispose();

    [OneTimeTearDown]
    public static Task DiscardAsync() => BoxedCheckout.DiscardAsync();

    [Test]
    public async Task Runs_that_come_at_once_start_one_box_and_the_next_finds_it()
    {
        var first = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _checkout.UpAsync()));
        var box = _checkout.Boxes.Single().Id;
        var next = await _checkout.UpAsync();

        Assert.That(first, Has.All.EqualTo(next));
        Assert.That(_checkout.Boxes.Single().Id, Is.EqualTo(box));
    }

    [Test]
    public async Task Runs_that_need_it_while_others_stop_it_do_not_fail()
    {
        await _checkout.UpAsync();
        string[] targets = ["OfflineUp", "OfflineUp", "OfflineDown", "OfflineUp", "OfflineUp", "OfflineDown", "OfflineUp", "OfflineUp"];
        var runs = await Task.WhenAll(targets.Select(target => _checkout.RunAsync("--target", target)));

        Assert.That(runs.Where(run => run.ExitCode != 0).Select(run => run.ToString()), Is.Empty);
    }

    [Test]
    public async Task Stopped_it_leaves_nothing_running_and_nothing_listening()
    {
        var addresses = await _checkout.UpAsync();
        var before = addresses.Values.Where(BoxedCheckout.Listens).ToArray();

        var down = await _checkout.RunAsync("--target", "OfflineDown");

        Assert.That(before, Is.EquivalentTo(addresses.Values));
        Assert.That(down.ExitCode, Is.Zero, down.ToString());
        Assert.That(_checkout.Boxes, Is.Empty);
        Assert.That(addresses.Values.Where(BoxedCheckout.Listens), Is.Empty);
    }

    [Test]
    public async Task A_deleted_checkout_takes_its_box_along()
    {
        var addresses = await _checkout.UpAsync();

        Directory.Delete(_checkout.Root, recursive: true);

        await Eventually.HoldsAsync(() => _checkout.Boxes is [], "the box ended");
        Assert.That(addresses.Values.Where(BoxedCheckout.Listens), Is.Empty);
        Assert.That(Directory.Exists(_checkout.Root), Is.False, "nothing is written into a checkout that was deleted");
    }

    [Test]
    public async Task Killed_it_is_started_again_by_the_next_run_and_serves_where_it_did()
    {
        var addresses = await _checkout.UpAsync();
        _checkout.Boxes.Single().Kill();

        var status = await _checkout.RunAsync("--target", "OfflineStatus");
        var again = await _checkout.UpAsync();

        Assert.That(status.Output, Does.Contain("The offline box does not run"));
        Assert.That(again, Is.EqualTo(addresses));
    }

    [Test]
    public async Task Stopped_by_a_signal_that_it_cannot_hear_it_is_ended_all_the_same()
    {
        await _checkout.UpAsync();
        _checkout.Boxes.Single().Signal("STOP");

        var down = await _checkout.RunAsync("--target", "OfflineDown");

        Assert.That(down.ExitCode, Is.Zero, down.ToString());
        Assert.That(_checkout.Boxes, Is.Empty);
    }

    [Test]
    public async Task A_box_of_another_build_is_replaced()
    {
        var addresses = await _checkout.UpAsync();
        var older = _checkout.Boxes.Single().Id;
        _checkout.Write("build/Dobos.Offline/Newer.cs", "namespace Dobos.Offline;");

        var again = await _checkout.UpAsync();

        Assert.That(_checkout.Boxes.Single().Id, Is.Not.EqualTo(older));
        Assert.That(again, Is.EqualTo(addresses), "what people noted down stays true");
    }

    [Test]
    public async Task Two_checkouts_have_two_boxes()
    {
        using var other = await BoxedCheckout.MakeAsync();
        var here = await _checkout.UpAsync();
        var there = await other.UpAsync();
        await other.RunAsync("--target", "OfflineDown");

        Assert.That(here.Values.Intersect(there.Values), Is.Empty);
        Assert.That(here.Values.Where(BoxedCheckout.Listens), Is.EquivalentTo(here.Values));
    }

    [Test]
    public async Task It_takes_nothing_along_from_the_run_that_started_it()
    {
        var command = _checkout.Command("--target", "OfflineUp");
        command.Environment["SYSTEM_ACCESSTOKEN"] = "not-for-the-box";
        var up = await _checkout.RunAsync(command);

        var box = _checkout.Boxes.Single();
        Assert.That(up.ExitCode, Is.Zero, "an output that the box held open would have kept us waiting");
        Assert.That(box.Variable("SYSTEM_ACCESSTOKEN") ?? box.Variable("DOBOS_RUN"), Is.Null);
        Assert.That(box.CommandLine, Does.Not.Contain("token"));
        Assert.That(box.Session, Is.EqualTo(box.Id), "a Ctrl-C in the terminal of the run would reach it");
    }

    [Test]
    public async Task What_opens_it_is_for_the_eyes_of_its_owner()
    {
        await _checkout.UpAsync();

        Assert.That(File.GetUnixFileMode(_checkout.Folder), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        Assert.That(File.GetUnixFileMode(Path.Combine(_checkout.Folder, "box.json")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task Offline_an_environment_is_read_from_the_box_whatever_proxy_is_set()
    {
        var command = _checkout.Command("--target", "Context", "--env", "dev");
        foreach (var (name, value) in new[] { ("DOBOS_OFFLINE", "1"), ("HTTP_PROXY", "http://127.0.0.1:1"), ("HTTPS_PROXY", "http://127.0.0.1:1"), ("ALL_PROXY", "http://127.0.0.1:1") })
            command.Environment[name] = value;

        var context = await _checkout.RunAsync(command);

        Assert.That(context.ExitCode, Is.Zero, context.ToString());
        Assert.That(context.Output, Does.Contain("dev: https://127.0.0.1:").And.Contain("ingress-host"));
    }

    [Test]
    public async Task What_was_set_is_there_after_the_box_was_killed()
    {
        var set = await _checkout.RunAsync(_checkout.Command("--target", "Context", "--env", "local", "--set", "kubernetes-namespace") with { Input = "by-hand" });
        _checkout.Boxes.Single().Kill();
        var context = await _checkout.RunAsync("--target", "Context", "--env", "local");

        Assert.That(set.ExitCode, Is.Zero, set.ToString());
        Assert.That(context.Output, Does.Match(@"kubernetes-namespace\s+setting\s+by-hand"));
    }

    [Test]
    public async Task Wiped_it_begins_anew()
    {
        await _checkout.UpAsync();

        var unasked = await _checkout.RunAsync("--target", "OfflineDown", "--wipe");
        var stillRuns = _checkout.Boxes.Count;
        var wiped = await _checkout.RunAsync("--target", "OfflineDown", "--wipe", "--yes");

        Assert.That((unasked.ExitCode, stillRuns), Is.EqualTo((2, 1)));
        Assert.That(wiped.ExitCode, Is.Zero, wiped.ToString());
        Assert.That(Directory.Exists(Path.Combine(_checkout.Folder, "state")), Is.False);
    }

    [Test]
    public async Task What_does_not_compile_is_told_and_what_runs_goes_on()
    {
        await _checkout.UpAsync();
        _checkout.Write("build/Dobos.Offline/Broken.cs", "this does not compile");

        var broken = await _checkout.RunAsync("--target", "OfflineUp");

        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(broken.Output + broken.Error, Does.Match(@"Broken\.cs\(1,\d+\): error CS\d+").And.Contain("The offline box could not be built"));
        Assert.That(_checkout.Boxes, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_box_that_cannot_start_says_why()
    {
        Directory.CreateDirectory(Path.Combine(_checkout.Folder, "box.json"));

        var up = await _checkout.RunAsync("--target", "OfflineUp");

        Assert.That(up.ExitCode, Is.EqualTo(1));
        Assert.That(up.Error, Does.Contain("The offline box did not start (").And.Contain("box.log"));
    }
}
