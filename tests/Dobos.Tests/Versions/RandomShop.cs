using System.Text.RegularExpressions;
using Dobos.Checkouts;
using Dobos.Services;
using Dobos.Tests.Layering;
using Dobos.Versions;

namespace Dobos.Tests.Versions;

/// <summary>A copy of this repository's services to which random things are done, the same ones for the same seed.</summary>
internal sealed class RandomShop : IDisposable
{
    private static readonly string[] Projects = ["Calc.Backend", "Calc.Frontend", "Calc.Hosting", "Calc.Contracts"];

    private readonly Random _random;
    private readonly (string Name, Action Do)[] _edits;
    private int _number;

    internal RandomShop(int seed)
    {
        _random = new Random(seed);
        _edits =
        [
            ("change a file", Change), ("change a file", Change), ("change a file", Change), ("add a file", Add), ("add a file", Add), ("delete a file", Delete), ("rename a file", Rename),
            ("change props", Props), ("props nearer by", NearProps), ("targets above", Targets), ("change a project", Mark), ("turn a reference", TurnReference), ("turn a linked file", TurnLink),
            ("turn a linked folder", TurnFolder), ("turn an import", TurnImport), ("raise a used package", () => Raise("Polly")), ("turn an unused package", TurnPackage), ("change the central properties", Central),
            ("comment in the central versions", Comment), ("change a file beside", Beside),
        ];
        Git.Git("init", "--quiet", "--initial-branch", "main");
        foreach (var file in Tracked())
            Git.Write(file, File.ReadAllText(Path.Combine(Repository.Root, file)));
        Git.Write("eng/extra.props", "<Project><PropertyGroup><MarkExtra>0</MarkExtra></PropertyGroup></Project>");
        Git.Write("assets/logo.txt", "logo");
        Git.Write("assets/shared/a.txt", "a");
        Git.Commit("Begin");
    }

    internal GitWorkshop Git { get; } = new();

    public void Dispose() => Git.Dispose();

    internal string[] Versions(string[] services)
    {
        var checkout = new Checkout(Git.Root);
        var catalog = new ServiceCatalog(checkout);
        return [.. new Versioner(checkout, catalog, _ => null).Of(catalog.Require(services), CancellationToken.None).Select(version => version.Text)];
    }

    internal string ProjectOf(string service)
    {
        var found = new ServiceCatalog(new Checkout(Git.Root)).Require([service]).Single();
        return Path.GetRelativePath(Git.Root, found.Project);
    }

    /// <summary>Does one thing to the working copy and says what.</summary>
    internal string Edit()
    {
        _number++;
        var (name, act) = _edits[_random.Next(_edits.Length)];
        act();
        return name;
    }

    private static IEnumerable<string> Tracked() =>
        from folder in (string[])["src", "charts", "tests/Calc.Backend.Tests", "tests/Calc.Frontend.Tests", "tests/Calc.Integration.Tests", "docs"]
        from file in Repository.Files(folder, "*").Select(file => Path.GetRelativePath(Repository.Root, file)).Concat(folder == "src" ? Top : [])
        select file;

    private static string[] Top => ["Directory.Build.props", "Directory.Packages.props", "global.json", "nuget.config", ".dockerignore", ".gitattributes", ".gitignore", "README.md"];

    private void Change() => Git.Append(OneOf(Plain()), $"\n// {_number}\n");

    private void Add() => Git.Write($"{OneOf(Folders())}/New{_number}.txt", $"{_number}");

    private void Delete() => File.Delete(Git.At(OneOf(Plain())));

    private void Rename()
    {
        var (from, to) = (OneOf(Plain()), $"{OneOf(Folders())}/Renamed{_number}.txt");
        Git.Write(to, Read(from));
        File.Delete(Git.At(from));
    }

    private void Props()
    {
        var (file, mark) = OneOf([("Directory.Build.props", "MarkRoot"), ("src/Directory.Build.props", "MarkSource"), ("eng/extra.props", "MarkExtra")]);
        SetMark(file, mark);
    }

    private void NearProps()
    {
        var near = $"src/{OneOf(Projects)}/Directory.Build.props";
        Turn(near, $"""<Project><Import Project="../Directory.Build.props" /><PropertyGroup><MarkNear>{_number}</MarkNear></PropertyGroup></Project>""");
    }

    private void Targets() => Turn(
        OneOf(["Directory.Build.targets", "src/Directory.Build.targets", "src/Calc.Hosting/Directory.Build.targets"]),
        $"<Project><PropertyGroup><MarkTargets>{_number}</MarkTargets></PropertyGroup></Project>");

    private void Mark() => SetMark(ProjectFile(), "MarkProject");

    private void TurnReference() => TurnItem("src/Calc.Backend/Calc.Backend.csproj", """<ProjectReference Include="../Calc.Hosting/Calc.Hosting.csproj" />""");

    private void TurnLink() => TurnItem(ProjectFile(), """<None Include="../../assets/logo.txt" Link="logo.txt" />""");

    private void TurnFolder() => TurnItem(ProjectFile(), """<EmbeddedResource Include="..\..\assets\shared\**" LinkBase="shared" />""");

    private void TurnImport() => TurnElement(ProjectFile(), """<Import Project="$(MSBuildThisFileDirectory)../../eng/extra.props" />""");

    private void Raise(string package)
    {
        var text = Read("Directory.Packages.props");
        Git.Write("Directory.Packages.props", Regex.Replace(text, $"(Include=\"{package}\" Version=)\"[^\"]*\"", $"$1\"8.9.{_number}\""));
    }

    private void TurnPackage()
    {
        if (Read("Directory.Packages.props").Contains("Unused", StringComparison.Ordinal) && _random.Next(2) == 0)
            Raise("Unused");
        else
            TurnItem("Directory.Packages.props", """<PackageVersion Include="Unused" Version="1.0.0" />""", begins: """<PackageVersion Include="Unused" """);
    }

    private void Central() => SetMark("Directory.Packages.props", "MarkCentral");

    private void Comment() => Git.Write("Directory.Packages.props", Read("Directory.Packages.props").Replace("</Project>", $"  <!-- {_number} -->\n</Project>", StringComparison.Ordinal));

    private void Beside()
    {
        var file = OneOf(["README.md", "docs/notes.md", ".dockerignore", "charts/calc-backend/values.yaml", "charts/calc-frontend/templates/service.yaml", "assets/logo.txt", "assets/shared/a.txt"]);
        if (File.Exists(Git.At(file)) || file == "docs/notes.md")
            Git.Append(file, $"\n# {_number}\n");
        else
            Git.Write(file, $"{_number}");
    }

    // Files that no other file has to find, so that the repository stays whole.
    private string[] Plain() =>
    [
        .. from file in Git.Git("ls-files", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries)
           where Path.GetExtension(file) is ".cs" or ".md" or ".html" or ".txt" or ".yaml" && Path.GetFileName(file) != "Chart.yaml" && File.Exists(Git.At(file))
           select file,
    ];

    private static string[] Folders() =>
        ["src", "src/Calc.Backend", "src/Calc.Backend/Deep", "src/Calc.Frontend", "src/Calc.Frontend/wwwroot", "src/Calc.Hosting", "src/Calc.Contracts", "assets", "assets/shared", "assets/shared/deep", "charts/calc-backend/templates", "charts/calc-frontend", "docs", "tests/Calc.Backend.Tests", "eng"];

    private string ProjectFile() => OneOf(Projects) is var name ? $"src/{name}/{name}.csproj" : "";

    private void SetMark(string file, string mark)
    {
        var text = Read(file);
        var start = text.IndexOf($"<{mark}>", StringComparison.Ordinal);
        if (start >= 0)
            text = text[..start] + text[(text.IndexOf($"</{mark}>", StringComparison.Ordinal) + mark.Length + 3)..];
        else if (!text.Contains("<PropertyGroup>", StringComparison.Ordinal))
            text = Opened(text).Replace("</Project>", "<PropertyGroup></PropertyGroup></Project>", StringComparison.Ordinal);
        var group = text.IndexOf("<PropertyGroup>", StringComparison.Ordinal) + "<PropertyGroup>".Length;
        Git.Write(file, $"{text[..group]}<{mark}>{_number}</{mark}>{text[group..]}");
    }

    private void Turn(string file, string text)
    {
        if (File.Exists(Git.At(file)))
            File.Delete(Git.At(file));
        else
            Git.Write(file, text);
    }

    private void TurnItem(string file, string item, string? begins = null) => TurnElement(file, $"<ItemGroup>{item}</ItemGroup>", begins is null ? item : begins);

    private void TurnElement(string file, string element, string? begins = null)
    {
        var text = Read(file);
        var line = text.Split('\n').FirstOrDefault(line => line.Contains(begins ?? element, StringComparison.Ordinal));
        Git.Write(file, line is null ? Opened(text).Replace("</Project>", $"\n{element}\n</Project>", StringComparison.Ordinal) : text.Replace($"{line}\n", "", StringComparison.Ordinal));
    }

    private static string Opened(string text) => text.Contains("</Project>", StringComparison.Ordinal) ? text : text.Replace(" />", "></Project>", StringComparison.Ordinal);

    private string Read(string file) => File.ReadAllText(Git.At(file));

    private T OneOf<T>(T[] some) => some[_random.Next(some.Length)];
}
