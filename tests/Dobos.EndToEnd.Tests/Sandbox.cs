namespace Dobos.EndToEnd.Tests;

/// <summary>A throw-away copy of the checkout under test in a folder of its own, with the processes that a test starts there; both end with it.</summary>
public sealed class Sandbox : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-");
    private readonly List<SandboxProcess> _processes = [];

    /// <param name="name">The name of the copy's folder.</param>
    /// <param name="only">The files and folders to copy, relative to the checkout; everything when empty.</param>
    public Sandbox(string name = "checkout", params string[] only)
    {
        Root = Path.Combine(_folder.FullName, name);
        SandboxSource.CopyTo(Root, only);
    }

    public string Root { get; }

    /// <summary>A place beside the copy, for what must not be in it.</summary>
    public string Beside(string path) => Path.Combine(_folder.FullName, path);

    public string At(string path) => Path.Combine(Root, path);

    public string Read(string path) => File.ReadAllText(At(path));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    /// <summary>Runs build.sh to its end.</summary>
    public Task<SandboxResult> RunAsync(params string[] arguments) => RunAsync(new SandboxCommand("./build.sh", arguments));

    public Task<SandboxResult> RunAsync(SandboxCommand command) => Start(command).ResultAsync();

    public SandboxProcess Start(SandboxCommand command)
    {
        var process = new SandboxProcess(command with { Folder = Path.Combine(Root, command.Folder) });
        _processes.Add(process);
        return process;
    }

    /// <summary>Commits everything that is not ignored, in a repository that is made on demand, and returns the commit's hash.</summary>
    public async Task<string> CommitAsync(string message)
    {
        if (!Directory.Exists(At(".git")))
            await GitAsync("init", "--quiet", "--initial-branch", "main");
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=Sandbox", "-c", "user.email=sandbox@example.org", "commit", "--quiet", "--allow-empty", "--message", message);
        return (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    public async Task<string> GitAsync(params string[] arguments)
    {
        var result = await RunAsync(new SandboxCommand("git", arguments));
        Assert.That(result.ExitCode, Is.Zero, $"git {string.Join(' ', arguments)}: {result.Error}");
        return result.Output;
    }

    public void Dispose()
    {
        _processes.ForEach(process => process.Dispose());
        _folder.Delete(recursive: true);
    }
}
