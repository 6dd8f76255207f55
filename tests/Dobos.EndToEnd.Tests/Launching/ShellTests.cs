using System.Diagnostics;
using Shared;

namespace Dobos.EndToEnd.Tests.Launching;

/// <summary>The shells and tools of other systems, as near as this machine can come to them.</summary>
[Platform(Exclude = "Win", Reason = "build.sh is for Linux and macOS")]
public sealed class ShellTests : IDisposable
{
    // BSD and macOS: no -c, no -printf, a format of their own.
    private const string BsdStat = """
        #!/bin/sh
        [ "$1 $2 $3" = '-L -f %N %z %Fm' ] || { echo 'stat: illegal option' >&2; exit 1; }
        shift 3
        for file; do echo "$file $(/usr/bin/stat -L -c '%s %Y' -- "$file")"; done
        """;

    private const string BsdFind = """
        #!/bin/sh
        for argument; do [ "$argument" != -printf ] || { echo 'find: -printf: unknown primary or operator' >&2; exit 1; }; done
        exec /usr/bin/find "$@"
        """;

    private readonly StubHost _host = new("a checkout");

    [TestCase("dash")]
    [TestCase("bash")]
    [TestCase("bash", "--posix")]
    [TestCase("busybox", "sh")]
    public async Task Any_POSIX_shell_will_do(params string[] shell)
    {
        Require.Tool(shell[0]);
        await EverythingWorksAsync(Environment.GetEnvironmentVariable("PATH")!, shell);
    }

    [Test]
    public async Task The_tools_of_BusyBox_will_do()
    {
        Require.Tool("busybox");
        var tools = Directory.CreateDirectory(_host.Sandbox.Beside("busybox")).FullName;
        using var install = Process.Start("busybox", ["--install", "-s", tools]);
        await install.WaitForExitAsync();

        await EverythingWorksAsync(tools, "sh");
    }

    [Test]
    public async Task The_find_and_stat_of_macOS_will_do()
    {
        _host.Script("stat", BsdStat);
        _host.Script("find", BsdFind);

        await EverythingWorksAsync(Environment.GetEnvironmentVariable("PATH")!, "sh");
    }

    public void Dispose() => _host.Dispose();

    private async Task EverythingWorksAsync(string path, params string[] shell)
    {
        var command = _host.With(new SandboxCommand(shell[0], [.. shell[1..], "./build.sh", "", "a b", "*"])
        {
            Environment = { ["PATH"] = $"{_host.Stub}:{path}" },
        });
        _host.Says("printf '<%s>' \"$DOBOS_ROOT\" \"$@\"; exit 3");
        var expected = new SandboxResult(3, $"<{_host.Sandbox.Root}><><a b><*>", "");

        Assert.That(await _host.Sandbox.RunAsync(command), Is.EqualTo(expected with { Error = "Building the host ...\n" }), "cold");
        Assert.That(await _host.Sandbox.RunAsync(command), Is.EqualTo(expected), "warm");
        Assert.That(_host.Builds, Is.EqualTo(1));

        File.SetLastWriteTimeUtc(_host.Sandbox.At("build/Dobos.Host/Program.cs"), DateTime.UnixEpoch.AddYears(30));
        Assert.That(await _host.Sandbox.RunAsync(command), Is.EqualTo(expected with { Error = "Building the host ...\n" }), "older");
        Assert.That(_host.Builds, Is.EqualTo(2));

        await StopsAsync(command);
        _host.Says("BROKEN");
        Assert.That((await _host.Sandbox.RunAsync(command)).Error, Does.Contain("CS1002").And.EndsWith("nothing was run.\n"));
    }

    private async Task StopsAsync(SandboxCommand command)
    {
        _host.Mark("hold");
        _host.Says("echo later");
        var stopped = _host.Sandbox.Start(command);
        await Eventually.HoldsAsync(() => _host.Builds == 3, "it builds");
        stopped.Signal("TERM");

        Assert.That(await stopped.ResultAsync(), Is.EqualTo(new SandboxResult(130, "", "Building the host ...\n")));
        Assert.That(_host.Kept, Has.None.StartsWith("run.").And.None.EqualTo("owner"));
        _host.Unmark("hold");
    }
}
