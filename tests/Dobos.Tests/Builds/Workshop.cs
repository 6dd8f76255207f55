using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Tests.Tools;

namespace Dobos.Tests.Builds;

/// <summary>A made-up checkout whose files a test writes.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal Dictionary<string, string?> Variables { get; } = [];

    internal Checkout Checkout => new(_folder.Path);

    internal StampStore Stamps => new(Checkout);

    internal Agenda Agenda => new(Checkout, name => Variables.GetValueOrDefault(name));

    internal Inputs Inputs => new(Checkout, name => Variables.GetValueOrDefault(name));

    public void Dispose() => _folder.Dispose();

    internal string Path(string path) => System.IO.Path.Combine(_folder.Path, path);

    internal string Write(string path, string text = "") => _folder.Write(path, text);

    internal string Project(string path, string items = "") => Write(path, $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{items}</ItemGroup></Project>");

    internal string[] Read(params string[] projects) => Shown(Inputs.All(Inputs.Closure(new ProjectSet(projects))));

    internal string[] ReadByRestore(params string[] projects) => Shown(Inputs.OfRestore(Inputs.Closure(new ProjectSet(projects))));

    private string[] Shown(IEnumerable<FileState> files) => [.. files.Select(file => System.IO.Path.GetRelativePath(_folder.Path, file.Path))];
}
