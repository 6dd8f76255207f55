using Cake.Core;
using Cake.Core.Diagnostics;

namespace Dobos.Host.Running;

/// <summary>What ran, how long it took and how it ended: a line a task.</summary>
public sealed class RunReport(ICakeLog log) : ICakeReportPrinter
{
    public void Write(CakeReport report)
    {
        if (log.Verbosity < Verbosity.Normal)
            return;

        var tasks = report.Where(entry => entry.Category == CakeReportEntryCategory.Task).ToArray();
        Console.WriteLine();
        foreach (var task in tasks)
            Console.WriteLine($"{task.TaskName,-20} {Seconds(task.Duration),10}  {Ending(task.ExecutionStatus)}");
        if (tasks.Length > 1)
            Console.WriteLine($"{"in all",-20} {Seconds(TimeSpan.FromTicks(tasks.Sum(task => task.Duration.Ticks))),10}");
    }

    public void WriteStep(string name, Verbosity verbosity) => Heading(name, verbosity);

    /// <summary>Setup and teardown do nothing that a reader wants to know of.</summary>
    public void WriteLifeCycleStep(string name, Verbosity verbosity)
    {
    }

    public void WriteSkippedStep(string name, Verbosity verbosity) => Heading($"{name} (skipped)", verbosity);

    private void Heading(string text, Verbosity verbosity)
    {
        if (log.Verbosity >= verbosity)
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
