using System.Diagnostics;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Dobos.Processes;

namespace Dobos.Tests.Processes;

[Platform(Exclude = "Win", Reason = "the children are shell scripts")]
public sealed class ChildProcessesTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly RunIdentity _run = RunIdentity.Within(null);
    private readonly ChildProcesses _children;

    public ChildProcessesTests() => _children = new(new CakeEnvironment(new CakePlatform(), new CakeRuntime()), new NullLog(), _run);

    [Test]
    public void The_exit_code_and_both_outputs_reach_the_caller()
    {
        using var child = Start("echo out; echo err >&2; exit 7");
        child.WaitForExit();

        Assert.Multiple(() =>
        {
            Assert.That(child.GetExitCode(), Is.EqualTo(7));
            Assert.That(child.GetStandardOutput(), Is.EqualTo(["out"]));
            Assert.That(child.GetStandardError(), Is.EqualTo(["err"]));
        });
    }

    [Test]
    public void Standard_input_arrives_byte_for_byte()
    {
        byte[] bytes = [0, 255, (byte)'\r', (byte)'\n', .. Enumerable.Repeat((byte)'x', 200_000)];
        using var child = Start("od -An -tu1 -N4; wc -c", input: bytes);
        child.WaitForExit();

        Assert.That(string.Join(' ', child.GetStandardOutput()).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(4), Is.EqualTo(["0", "255", "13", "10"]));
    }

    [Test]
    public void A_child_that_never_reads_its_input_still_ends()
    {
        using var child = Start("exit 3", input: new byte[1_000_000]);
        child.WaitForExit();

        Assert.That(child.GetExitCode(), Is.EqualTo(3));
    }

    [Test]
    public void Two_full_pipes_block_nobody()
    {
        using var child = Start("i=0; while [ $i -lt 20000 ]; do echo 0123456789; echo 0123456789 >&2; i=$((i+1)); done");
        child.WaitForExit();

        Assert.That(child.GetStandardOutput().Count() + child.GetStandardError().Count(), Is.EqualTo(40_000));
    }

    [Test]
    public void A_grandchild_that_holds_a_pipe_open_does_not_hold_the_run()
    {
        using var child = Start("sleep 30 & echo done");

        Assert.That(child.WaitForExit(20_000), Is.True);
        _children.Cancel(Grace);
    }

    [Test]
    public void One_that_ended_and_was_done_with_can_still_be_cancelled()
    {
        var child = Start("exit 0");
        child.WaitForExit();
        child.Dispose();

        Assert.That(child.Kill, Throws.Nothing);
        Assert.That(() => ((ChildProcess)child).Ask(), Throws.Nothing);
    }

    [Test]
    public void A_tool_that_is_not_there_is_named() =>
        Assert.That(
            () => _children.Start(new FilePath("no-such-tool"), new ProcessSettings()),
            Throws.TypeOf<ToolNotStartedException>().With.Message.Contains("no-such-tool cannot be started").And.Message.Contains("--target Doctor"));

    [Test]
    [Platform("Linux", Reason = "another process's environment is readable on Linux only")]
    public void A_cancelled_run_leaves_no_process_of_its_own()
    {
        using var child = Start("trap '' TERM; (setsid sleep 60 &); (trap '' TERM; sleep 60) & sleep 60; sleep 60");
        Assert.That(() => OfThisRun().Length, Is.GreaterThanOrEqualTo(4).After(10_000, 50), "shell, its sleep, the subshell's, the one in a session of its own");

        _children.Cancel(Grace);

        Assert.That(OfThisRun, Is.Empty.After(5_000, 50));
    }

    [Test]
    public void A_second_cancellation_does_not_wait_for_the_first()
    {
        using var child = Start("trap '' TERM; echo ready; while :; do sleep 0.05; done");
        Assert.That(child.GetStandardOutput().First(), Is.EqualTo("ready"));

        var patient = Task.Run(() => _children.Cancel(TimeSpan.FromMinutes(5)));
        _children.Cancel(TimeSpan.Zero);

        Assert.That(() => patient.IsCompleted, Is.True.After(10_000, 50));
    }

    [Test]
    public void A_child_that_heeds_the_polite_signal_has_time_to_clean_up()
    {
        using var child = Start("trap 'echo released; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
        Assert.That(child.GetStandardOutput().First(), Is.EqualTo("ready"));

        _children.Cancel(TimeSpan.FromSeconds(10));

        Assert.That(child.GetStandardOutput(), Is.EqualTo(["released"]));
    }

    [Test]
    public void After_the_cancellation_nothing_is_started()
    {
        _children.Cancel(Grace);

        Assert.That(() => Start("true"), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void An_inner_run_belongs_to_the_outer_one_but_not_the_other_way_round()
    {
        var inner = RunIdentity.Within(_run.Value);

        Assert.That((_run.Owns(inner.Value), inner.Owns(_run.Value)), Is.EqualTo((true, false)));
    }

    private IProcess Start(string script, byte[]? input = null)
    {
        var settings = new ProcessSettings
        {
            Arguments = new ProcessArgumentBuilder().Append("-c").AppendQuoted(script),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (input is not null)
            settings.StandardInput = input;
        return _children.Start(new FilePath("/bin/sh"), settings);
    }

    private int[] OfThisRun() =>
        [.. Process.GetProcesses().Select(process => process.Id).Where(id => id != Environment.ProcessId && Environ(id).Contains($"DOBOS_RUN={_run.Value}", StringComparison.Ordinal))];

    private static string Environ(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ");
        }
        catch (IOException)
        {
            return "";
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}
