using Dobos.Json;
using Dobos.Names;

namespace Dobos.Environments;

/// <summary>The way that a release takes to an environment: each step must exist, and it must begin somewhere.</summary>
internal sealed class PromotionChain(IReadOnlyList<string> names, Func<string, string?> promotesFrom)
{
    public void Check(string name, Node file, List<JsonFinding> findings)
    {
        if (file["promotesFrom"] is not { } node)
            return;

        if (!names.Contains(node.Text))
            findings.Add(node.Finding($"'promotesFrom' is '{node.Text}', which is no environment here{Nearest.Hint(node.Text, names)}"));
        else if (Circle(name, node.Text) is { } circle)
            findings.Add(node.Finding($"'promotesFrom' goes round in a circle ({string.Join(" from ", circle)}), so no release could ever begin."));
    }

    private List<string>? Circle(string name, string from)
    {
        List<string> way = [name];
        for (var next = from; next is not null; next = promotesFrom(next))
        {
            way.Add(next);
            if (way.IndexOf(next) < way.Count - 1)
                return way;
        }

        return null;
    }
}
