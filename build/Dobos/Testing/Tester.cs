using Dobos.Builds;
using Dobos.Checkouts;

namespace Dobos.Testing;

/// <summary>Runs the tests of built projects side by side, says what came of it, and throws where that may not pass.</summary>
public sealed class Tester(ProjectRunner runner, ResultPublisher publisher, Ledger ledger, Checkout checkout, Agenda agenda)
{
    /// <summary>What decides whether the tests of this order must run again.</summary>
    public static Work Work(Agenda agenda, TestOrder order) =>
        agenda.Reading(order.Projects, $"test-{order.Projects.Key}", [$"filter {order.Filter ?? "none"}"]);

    /// <summary>Runs them, or reads the results again where nothing has changed since all of them were green.</summary>
    public void TestOnce(TestOrder order, bool force, CancellationToken cancellation)
    {
        var work = Work(agenda, order);
        var decision = force ? new Decision(IsNeeded: true, "--force asks for it") : work.Decision;
        if (decision.IsNeeded)
            work.Do(() => Test(order, cancellation).SelectMany(result => new ResultFolder(result.Folder).All));
        else
            Repeat(order, decision);
    }

    /// <summary>Runs them whatever was before.</summary>
    public IReadOnlyList<ProjectResult> Test(TestOrder order, CancellationToken cancellation)
    {
        var results = Run(order, cancellation);
        Finish(order, results);
        return results;
    }

    private ProjectResult[] Run(TestOrder order, CancellationToken cancellation)
    {
        var places = new ResultPlaces(checkout, order);
        var results = new ProjectResult[order.Projects.Projects.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, results.Length, parallel, i =>
        {
            results[i] = runner.Run(order.Projects.Projects[i], places, order, cancellation);
            Console.WriteLine(TestReport.Line(results[i]));
        });
        return results;
    }

    private void Repeat(TestOrder order, Decision decision)
    {
        var places = new ResultPlaces(checkout, order);
        ProjectResult[] results = [.. order.Projects.Projects.Select(project => places.Folder(project).Read(places.Name(project), exitCode: null))];
        Console.WriteLine($"Not run again (--force does): {decision.Reason}. The results were:");
        foreach (var result in results)
            Console.WriteLine(TestReport.Line(result));
        Finish(order, results);
    }

    private void Finish(TestOrder order, IReadOnlyList<ProjectResult> results)
    {
        ledger.Add(results, order.Filter);
        publisher.Publish(results);
        foreach (var line in new TestReport(results, checkout.Root).Lines())
            Console.WriteLine(line);
        if (Judgement.Of(order.MoreFollow ? results : ledger.Results, order.Filter) is { } failure && !(order.MoreFollow && failure is NoTestsRanException))
            throw failure;
    }
}
