using Dobos.Checkouts;
using Dobos.Versions;

namespace Dobos.Tests.Versions;

/// <summary>A made-up tree at /r with one service, 'one', whose files a test writes; a file's hash is its text.</summary>
internal sealed class MadeTree
{
    private readonly SourceTree _tree = new((_, entry) => entry.Id);
    private readonly InputsReader _reader = new(new GitPlace("/r", "", IsShallow: false), new Checkout("/r"));

    internal MadeTree(string project = "", string service = "")
    {
        Write("src/one/service.json", $$"""{ "name": "one", "version": "1.0", "project": "one.csproj", "chart": "../../charts/one"{{service}} }""");
        Write("src/one/one.csproj", $"<Project><ItemGroup>{project}</ItemGroup></Project>");
        Write("charts/one/Chart.yaml", "name: one");
    }

    internal ServiceInputs Inputs => _reader.Read("one", _tree)!;

    internal void Write(string path, string text, string mode = TreeEntry.Plain) => _tree.Apply([TreeChange.Of(path, "000000", new TreeEntry(mode, text))]);

    internal bool Counts(string path) => Inputs.Covers(path);

    /// <summary>Of these the ones that count.</summary>
    internal string[] Counted(params string[] paths) => [.. paths.Where(Inputs.Covers)];
}
