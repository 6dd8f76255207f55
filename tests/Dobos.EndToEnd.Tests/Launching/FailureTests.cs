using System.Diagnostics;

namespace Dobos.EndToEnd.Tests.Launching;

[Platform(Exclude = "Win", Reason = "build.sh is for Linux and macOS")]
public sealed class FailureTests : IDisposable
{
    private const string Install = "install the .NET SDK 10 (https://dot.net/download) and run this again.\n";

    private static readonly string[] Tools = ["cat", "find", "sh"];
    private static readonly string[] Bins = ["/usr/bin", "/bin"];

    private readonly StubHost _host = new();

    [Test]
    public async Task A_host_that_does_not_compile_says_why_and_nothing_runs()
    {
        await _host.RunAsync();
        _host.Says("BROKEN");

        var broken = await _host.RunAsync();

        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(broken.Output, Is.Empty, "a stale host was run");
        Assert.That(broken.Error, Does.Contain("error CS1002").And.EndsWith("Error: the host could not be built, for the reasons above; nothing was run.\n"));
    }

    [Test]
    public async Task A_host_that_did_not_compile_is_tried_again_until_it_does()
    {
        await _host.RunAsync();
        _host.Says("BROKEN");
        await _host.RunAsync();
        var second = await _host.RunAsync();
        _host.Says("echo mended");
        var mended = await _host.RunAsync();

        Assert.That(second.ExitCode, Is.EqualTo(1));
        Assert.That(mended.Output, Is.EqualTo("mended\n"), mended.ToString());
        Assert.That(_host.Kept.Where(name => name.StartsWith("run.", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Without_an_SDK_one_sentence_says_what_to_install()
    {
        var path = OnlyTools();

        var cold = await _host.Sandbox.RunAsync(_host.With(new SandboxCommand("./build.sh") { Environment = { ["PATH"] = path } }));
        await _host.RunAsync();
        var warm = await _host.Sandbox.RunAsync(_host.With(new SandboxCommand("./build.sh") { Environment = { ["PATH"] = path } }));

        Assert.That(cold, Is.EqualTo(new SandboxResult(1, "", "Error: there is no 'dotnet' on the PATH; " + Install)));
        Assert.That(warm, Is.EqualTo(cold));
    }

    [Test]
    public async Task An_SDK_that_does_not_fit_gives_one_sentence()
    {
        _host.Mark("no-sdk");

        var run = await _host.RunAsync();

        Assert.That(run, Is.EqualTo(new SandboxResult(1, "", "Error: 'dotnet' finds no SDK that fits global.json; " + Install)));
        Assert.That(Directory.Exists(_host.Sandbox.At("artifacts")), Is.False);
    }

    [Test]
    public async Task A_checkout_that_cannot_be_written_gives_one_sentence()
    {
        _host.Sandbox.Write("artifacts", "a file where the folder belongs");

        var run = await _host.RunAsync();

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Match(@"^Error: \S*/artifacts/host cannot be written \(.+\); free some room or make it writable, and run this again\.\n$"));
    }

    [Test]
    public async Task A_checkout_of_another_user_gives_one_sentence()
    {
        string[] nobody = Environment.UserName == "root" ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"];
        await ModesAsync("a-w,a+rX");

        var run = await _host.Sandbox.RunAsync(_host.With(new SandboxCommand(nobody[0], [.. nobody[1..], "./build.sh"])));
        await ModesAsync("u+w");

        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Error.TrimEnd().Split('\n')[^1], Does.Match(@"^Error: \S*/artifacts/host cannot be written \(.*Permission denied\); free some room or make it writable, and run this again\.$"));
    }

    [TestCase("mktemp")]
    [TestCase("cp")]
    [TestCase("mv")]
    public async Task A_full_disk_gives_one_sentence_and_leaves_nothing_half_done(string tool)
    {
        _host.Script(tool, "#!/bin/sh\ncase $* in *artifacts/host/run.*) echo \"$0: No space left on device\" >&2; exit 1 ;; esac\nPATH=${PATH#*:} exec ${0##*/} \"$@\"\n");

        var full = await _host.RunAsync();
        _host.Unmark(tool);

        Assert.That(full.ExitCode, Is.EqualTo(1));
        Assert.That(full.Output, Is.Empty);
        Assert.That(full.Error.Split('\n')[^2], Does.Match(@"^Error: \S*/artifacts/host cannot be written \(.*No space left on device\); free some room"));
        Assert.That(_host.Kept, Is.Empty);
        Assert.That((await _host.RunAsync()).Output, Is.EqualTo("first\n"));
    }

    [Test]
    public async Task Without_the_sources_of_the_host_one_sentence_says_so()
    {
        Directory.Delete(_host.Sandbox.At("build"), recursive: true);

        var run = await _host.Sandbox.RunAsync(_host.With(new SandboxCommand("sh", "./build.sh")));

        Assert.That(run, Is.EqualTo(new SandboxResult(1, "", "Error: the files of the build host beside ./build.sh cannot be listed; it needs the folder build, and find and stat.\n")));
    }

    public void Dispose() => _host.Dispose();

    private async Task ModesAsync(string modes)
    {
        using var change = Process.Start("chmod", ["-R", modes, _host.Sandbox.Beside("")]);
        await change.WaitForExitAsync();
    }

    // The machine's own dotnet may stand in the same folder as find and cat.
    private string OnlyTools()
    {
        var folder = Directory.CreateDirectory(_host.Sandbox.Beside("tools")).FullName;
        foreach (var tool in Tools)
            File.CreateSymbolicLink(Path.Combine(folder, tool), Bins.Select(bin => Path.Combine(bin, tool)).First(File.Exists));
        return folder;
    }
}
