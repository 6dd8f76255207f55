using System.Diagnostics;
using Dobos.Checkouts;
using Dobos.Services;
using Dobos.Tests.Tools;
using Dobos.Versions;
using Shared;

namespace Dobos.Tests.Versions;

/// <summary>A real repository with two services in it: 'one' refers to a library, 'two' to nothing.</summary>
internal sealed class GitWorkshop : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal GitWorkshop(string checkout = "repository", string within = "")
    {
        Require.Tool("git");
        Top = Beside(checkout);
        Root = Path.Combine(Top, within);
        Directory.CreateDirectory(Top);
    }

    internal string Top { get; }

    internal string Root { get; set; }

    internal Dictionary<string, string?> Variables { get; } = [];

    public void Dispose() => _folder.Dispose();

    /// <summary>With both services in its first commit.</summary>
    internal static GitWorkshop WithServices(string within = "")
    {
        var shop = new GitWorkshop(within: within);
        shop.Begin();
        return shop;
    }

    internal void Begin()
    {
        Git("init", "--quiet", "--initial-branch", "main");
        WriteServices();
        Commit("Begin");
    }

    internal void WriteServices()
    {
        WriteService("one", """<ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>""");
        WriteService("two");
        Write("src/lib/lib.csproj", "<Project />");
        Write("src/lib/Lib.cs", "class Lib;\n");
        Write("README.md", "Read me.\n");
    }

    internal void WriteService(string name, string items = "", string version = "1.0", string? folder = null)
    {
        folder ??= name;
        Write($"src/{folder}/{name}.csproj", $"<Project>{items}</Project>");
        Write($"src/{folder}/Program.cs", $"class {name};\n");
        Write($"charts/{name}/Chart.yaml", $"name: {name}\n");
        Write($"src/{folder}/service.json", $$"""
            {
              "name": "{{name}}", "version": "{{version}}", "project": "{{name}}.csproj", "tests": ["{{name}}.csproj"], "chart": "../../charts/{{name}}",
              "image": { "builder": "engineless" }, "smoke": [{ "path": "/ping", "status": 200 }], "goesBack": true
            }
            """);
    }

    internal string Beside(string name) => Path.Combine(_folder.Path, name);

    internal string At(string path) => Path.Combine(Root, path);

    internal void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    internal void Append(string path, string text = "// more\n") => File.AppendAllText(At(path), text);

    /// <summary>Commits all that is not ignored; on main, returns the commit.</summary>
    internal string Commit(string message)
    {
        Git("add", "--all");
        Git("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "gc.auto=0", "commit", "--quiet", "--allow-empty", "--message", message);
        return File.Exists(At(".git/refs/heads/main")) ? File.ReadAllText(At(".git/refs/heads/main")).Trim() : "";
    }

    internal string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "protocol.file.allow=always", .. arguments]) { WorkingDirectory = Directory.Exists(Root) ? Root : Top, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, $"git {string.Join(' ', arguments)}: {error.Result}");
        return output;
    }

    internal ServiceVersion Version(string service)
    {
        var checkout = new Checkout(Root);
        var catalog = new ServiceCatalog(checkout);
        return new Versioner(checkout, catalog, name => Variables.GetValueOrDefault(name)).Of(catalog.Require([service]), CancellationToken.None).Single();
    }

    internal string Text(string service) => Version(service).Text;

    internal string[] Both => [Text("one"), Text("two")];
}
