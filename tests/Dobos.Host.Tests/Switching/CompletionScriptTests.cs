using System.Diagnostics;

namespace Dobos.Host.Tests.Switching;

public sealed class CompletionScriptTests
{
    private readonly HostProcess _host = new();

    [TearDown]
    public void Stop() => _host.Dispose();

    [TestCase("./build.sh --target Doct", "Doctor")]
    [TestCase("./build.sh --target Info --exc", "--exclusive")]
    [TestCase("./build.sh --env st", "staging")]
    [Platform(Exclude = "Win", Reason = "bash")]
    public void Bash_completes_targets_environments_and_switches(string line, string expected)
    {
        _host.Write("build/environments/staging.json", "{}");
        _host.Write("build/environments/staging.offline.json", "{}");
        _host.Write("completion", _host.Run("--completion", "bash").Output);

        Assert.That(Completed(line), Is.EqualTo(expected));
    }

    [Test]
    public void An_unknown_shell_is_named() =>
        Assert.That(_host.Run("--completion", "fish").Sentence, Does.Contain("--completion fish is unknown"));

    private string Completed(string line)
    {
        var script = $". ./completion; COMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _dobos; echo \"${{COMPREPLY[@]}}\"";
        var start = new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, WorkingDirectory = _host.Root };
        using var bash = Process.Start(start)!;
        return bash.StandardOutput.ReadToEnd().Trim();
    }
}
