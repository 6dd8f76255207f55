using Cake.Frosting;
using Dobos.Boxes;
using Dobos.Cleaning;
using Dobos.Host.Planning;
using Dobos.Host.Running;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Clean))]
[TaskDescription("Delete what builds wrote under artifacts.")]
[Kind(TargetGroup.Look, Effect.Local)]
[Takes("--all", "", "The fetched tools and the offline state too; asks first.")]
public sealed class Clean(Cleaner cleaner, OfflineBox box, Question question) : AsyncFrostingTask<BuildContext>, IForesees
{
    public static Forecast Foresee(Prospect prospect) =>
        new Cleaner(prospect.Checkout).Doomed(prospect.Switches.Has("--all")) is { Count: > 0 } doomed
            ? Forecast.Runs("there is something to delete", [.. doomed.Select(path => $"deletes {path}")])
            : Forecast.Done("there is nothing to delete");

    public override async Task RunAsync(BuildContext context)
    {
        var all = context.Switches.Has("--all");
        var doomed = cleaner.Doomed(all);
        if (all && doomed.Count > 0 && !question.IsAnsweredYes($"Delete {string.Join(", ", doomed)}?"))
            return;
        if (all)
            await box.StopAsync(wipe: false, context.Cancellation);

        foreach (var path in doomed)
        {
            cleaner.Delete(path);
            Console.WriteLine($"deleted {path}");
        }
    }
}
