using Cake.Core;
using Cake.Core.Diagnostics;
using Dobos.Host.Switching;
using Dobos.Testing;

namespace Dobos.Host.Running;

/// <summary>What ran, how long it took and how it ended: a line a task, and last, where tests ran, how many of them.</summary>
public sealed class RunReport(ICakeLog log, Switches switches, Ledger ledger) : ICakeReportPrinter
{
    private bool IsQuiet => log.Verbosity < Verbosity.Normal;

    // Where a machine reads the output, there is nothing else in it.
    private TextWriter Out => switches.Has("--json") ? Console.Error : Console.Out;

    public void Write(CakeReport report)
    {
        if (!IsQuiet)
            WriteTasks(report);
        if (ledger.Tally is { } tally)
            Out.WriteLine(tally);
    }

    public void WriteStep(string name, Verbosity verbosity) => Heading(name);

    /// <summary>Setup and teardown do nothing that a reader wants to know of.</summary>
    public void WriteLifeCycleStep(string name, Verbosity verbosity)
    {
    }

    public void WriteSkippedStep(string name, Verbosity verbosity) => Heading($"{name} (skipped)");

    private void WriteTasks(CakeReport report)
    {
        var tasks = report.Where(entry => entry.Category == CakeReportEntryCategory.Task).ToArray();
        Out.WriteLine();
        foreach (var task in tasks)
            Out.WriteLine($"{task.TaskName,-20} {Seconds(task.Duration),10}  {Ending(task.ExecutionStatus)}");
        if (tasks.Length > 1)
            Out.WriteLine($"{"in all",-20} {Seconds(TimeSpan.FromTicks(tasks.Sum(task => task.Duration.Ticks))),10}");
    }

    private void Heading(string text)
    {
        if (!IsQuiet)
            Out.WriteLine($"\n== {text}");
    }

    private static string Seconds(TimeSpan duration) => FormattableString.Invariant($"{duration.TotalSeconds:0.00} s");

    private static string Ending(CakeTaskExecutionStatus status) => status switch
    {
        CakeTaskExecutionStatus.Executed => "done",
        CakeTaskExecutionStatus.Failed => "failed",
        _ => "skipped",
    };
}
