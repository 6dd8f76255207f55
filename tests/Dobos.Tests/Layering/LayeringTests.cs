using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Dobos.Tests.Layering;

/// <summary>Every arrow of docs/architecture.md points one way.</summary>
public sealed partial class LayeringTests
{
    private const string Addin = "Cake.*";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [Addin] = [],
        ["Dobos"] = [Addin],
        ["Dobos.Host"] = ["Dobos", "Cake.Frosting"],
        ["Dobos.Offline"] = [],
    };

    private static IEnumerable<string> Projects => Repository.Files("build", "*.csproj");

    [TestCaseSource(nameof(Projects))]
    public void A_project_refers_only_to_what_lies_below_it(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var allowed = Allowed[name.StartsWith("Cake.", StringComparison.Ordinal) ? Addin : name];

        var references = XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.That(references.Where(reference => !allowed.Any(pattern => Fits(pattern, reference))), Is.Empty);
    }

    [TestCase("Dobos")]
    [TestCase("Dobos.Host")]
    [TestCase("Dobos.Offline")]
    public void No_two_folders_of_a_project_refer_to_each_other_in_a_circle(string project)
    {
        var arrows = Repository.Files(Path.Combine("build", project), "*.cs")
            .SelectMany(file => Arrows(project, file))
            .Distinct()
            .ToLookup(arrow => arrow.From, arrow => arrow.To);

        Assert.That(arrows.Select(arrow => Circle(arrow.Key, arrows)).FirstOrDefault(circle => circle is not null), Is.Null);
    }

    [Test]
    public void Nothing_refers_to_a_task() =>
        Assert.That(
            Repository.Files("build/Dobos.Host", "*.cs").Where(file => !file.Contains("/Tasks/", StringComparison.Ordinal) && File.ReadAllText(file).Contains("Dobos.Host.Tasks", StringComparison.Ordinal)),
            Is.Empty);

    [Test]
    public void An_addin_knows_nothing_of_the_domain() =>
        Assert.That(
            Directory.GetDirectories(Path.Combine(Repository.Root, "build"), Addin).SelectMany(addin => Repository.Files(addin, "*.cs"))
                .Where(file => File.ReadAllText(file).Contains("Dobos", StringComparison.Ordinal)),
            Is.Empty);

    private static bool Fits(string pattern, string name) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) && name != "Cake.Frosting" : name == pattern;

    private static IEnumerable<(string From, string To)> Arrows(string project, string file)
    {
        var from = Path.GetRelativePath(Path.Combine(Repository.Root, "build", project), file).Split('/')[0];
        if (from.EndsWith(".cs", StringComparison.Ordinal))
            yield break; // The root of a project puts its folders together.

        foreach (var to in UsedNamespaces().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            if (to.StartsWith($"{project}.", StringComparison.Ordinal) && to.Split('.')[project.Count(c => c == '.') + 1] is var folder && folder != from && Directory.Exists(Path.Combine(Repository.Root, "build", project, folder)))
                yield return (from, folder);
    }

    private static string? Circle(string start, ILookup<string, string> arrows)
    {
        var path = new Stack<string>();
        return Reaches(start) ? string.Join(" → ", path.Reverse().Append(start)) : null;

        bool Reaches(string from)
        {
            if (path.Contains(from))
                return false;

            path.Push(from);
            if (arrows[from].Any(to => to == start || Reaches(to)))
                return true;

            path.Pop();
            return false;
        }
    }

    [GeneratedRegex(@"\b(Dobos(?:\.[A-Z]\w+)+)")]
    private static partial Regex UsedNamespaces();
}
