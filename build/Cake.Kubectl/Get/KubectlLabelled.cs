namespace Cake.Kubectl.Get;

/// <summary>An object's name and labels, and nothing that is in it.</summary>
public sealed record KubectlLabelled(string Name, IReadOnlyDictionary<string, string> Labels)
{
    private const string None = "<none>";

    // NAME … LABELS: neither can hold a space, whatever columns a kind has between them.
    internal static KubectlLabelled Parse(string row)
    {
        var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var labels = cells[^1] == None ? [] : cells[^1].Split(',').Select(label => label.Split('=', 2));
        return new(cells[0], labels.ToDictionary(label => label[0], label => label[1]));
    }
}
