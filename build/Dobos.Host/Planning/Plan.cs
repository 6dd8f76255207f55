using System.Reflection;
using Dobos.Host.Switching;
using Dobos.Host.Targets;

namespace Dobos.Host.Planning;

/// <summary>The targets that a command line would run, in their order, each with what it would do.</summary>
public sealed record Plan(Switches Switches, IReadOnlyList<string> Services, IReadOnlyList<Step> Steps)
{
    private static readonly MethodInfo Asking = typeof(Plan).GetMethod(nameof(Ask), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Plan Of(TargetCatalog catalog, Prospect prospect)
    {
        var path = prospect.Switches.Exclusive ? [.. prospect.Switches.Targets.Select(catalog.Require)] : catalog.PathTo(prospect.Switches.Targets);
        return new Plan(prospect.Switches, [.. prospect.Services.Select(service => service.Name)], [.. path.Select(target => new Step(target, Of(target, prospect)))]);
    }

    private static Forecast Of(Target target, Prospect prospect) =>
        BuildBan.Reason(target, prospect) is { } reason ? Forecast.Done(reason)
        : target.Task.IsAssignableTo(typeof(IForesees))
            ? Asking.MakeGenericMethod(target.Task).CreateDelegate<Func<Prospect, Forecast>>()(prospect)
            : Forecast.Runs(target.Effect is Effect.None ? "it only looks" : "it runs every time");

    private static Forecast Ask<T>(Prospect prospect)
        where T : IForesees => T.Foresee(prospect);
}
