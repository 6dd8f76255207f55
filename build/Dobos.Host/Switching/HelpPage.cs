using System.Text;
using Dobos.Host.Targets;

namespace Dobos.Host.Switching;

/// <summary>What can be done here, all of it or one target, as text.</summary>
public sealed class HelpPage(TargetCatalog catalog)
{
    private const string Start = """
        Dobos takes the services of this repository from a commit to every environment.

          ./build.sh --target Doctor            which tools are here, and which are missing
          ./build.sh --target Test              build and run the services' tests
          ./build.sh --target SelfTest          everything that CI checks
          ./build.sh --help --target Test       all about one target
        """;

    public string Of(IEnumerable<string> targets)
    {
        var names = targets.ToArray();
        return names.Length == 0 ? Overview() : string.Join("\n", names.Select(name => Page(catalog.Require(name))));
    }

    private string Overview()
    {
        var page = new StringBuilder(Start).Append('\n');
        foreach (var group in catalog.All.GroupBy(target => target.Group).OrderBy(group => group.Key))
        {
            page.Append($"\n{group.Key}\n");
            foreach (var target in group.OrderBy(target => target.Name))
                page.Append($"  {target.Name,-16} {target.Description}\n");
        }

        return Rows(page.Append("\nSwitches\n"), CommonSwitches.All).ToString();
    }

    private string Page(Target target)
    {
        var before = catalog.PathTo([target.Name]).SkipLast(1).ToArray();
        var page = new StringBuilder($"./build.sh --target {target.Name}\n\n{target.Description}\n");
        page.Append($"It changes {Reach(target.Effect)}.\n");
        if (before.Length > 0)
            page.Append($"Before it: {string.Join(", ", before.Select(earlier => earlier.Name))}.\n");
        var own = target.Switches.Concat(before.SelectMany(earlier => earlier.Switches)).DistinctBy(taken => taken.Name).ToArray();
        if (own.Length > 0)
            Rows(page.Append("\nIts switches\n"), own);
        return Rows(page.Append("\nCommon switches\n"), CommonSwitches.All).ToString();
    }

    private static string Reach(Effect effect) => effect switch
    {
        Effect.None => "nothing",
        Effect.Local => "only this checkout, under artifacts",
        Effect.Remote => "something outside this machine, which can be taken back",
        _ => "something outside this machine, which cannot be taken back",
    };

    private static StringBuilder Rows(StringBuilder page, IEnumerable<Switch> switches)
    {
        foreach (var row in switches)
            page.Append($"  {row.Shown,-20} {row.Sentence}\n");
        return page;
    }
}
