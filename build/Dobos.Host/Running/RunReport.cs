using Cake.Core;
using Cake.Core.Diagnostics;
using Dobos.Testing;

namespace Dobos.Host.Running;

/// <summary>What ran, how long it took and how it ended: a line a task, and last, where tests ran, how many of them.</summary>
public sealed class RunReport(ICakeLog log, Ledger ledger) : ICakeReportPrinter
{
    private bool IsQuiet => log.Verbosity < Verbosity.Normal;

    public void Write(CakeReport report)
    {
        if (!IsQuiet)
            WriteTasks(report);
        if (ledger.Tally is { } tally)
            Console.WriteLine(tally);
    }

    public void WriteStep(string name, Verbosity verbosity) => Heading(name);

    /// <summary>Setup and teardown do nothing that a reader wants to know of.</summary>
    public void WriteLifeCycleStep(string name, Verbosity verbosity)
    {
    }

    public void WriteSkippedStep(string name, Verbosity verbosity) => Heading($"{name} (skipped)");

    private static void WriteTasks(CakeReport report)
    {
        var tasks = report.Where(entry => entry.Category == CakeReportEntryCategory.Task).ToArray();
        Console.WriteLine();
        foreach (var task in tasks)
            Console.WriteLine($"{task.TaskName,-20} {Seconds(task.Duration),10}  {Ending(task.ExecutionStatus)}");
        if (tasks.Length > 1)
            Console.WriteLine($"{"in all",-20} {Seconds(TimeSpan.FromTicks(tasks.Sum(task => task.Duration.Ticks))),10}");
    }

    private void Heading(string text)
    {
        if (!IsQuiet)
            Console.WriteLine($"\n== {text}");
    }

    private static string Seconds(TimeSpan duration) => FormattableString.Invariant($"{duration.TotalSeconds:0.00} s");

    private static string Ending(CakeTaskExecutionStatus status) => status switch
    {
        CakeTaskExecutionStatus.Executed => "done",
        CakeTaskExecutionStatus.Failed => "failed",
        _ => "skipped",
    };
}
