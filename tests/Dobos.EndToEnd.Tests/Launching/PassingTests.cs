namespace Dobos.EndToEnd.Tests.Launching;

[Platform(Exclude = "Win", Reason = "build.sh is for Linux and macOS")]
public sealed class PassingTests : IDisposable
{
    private readonly StubHost _host = new();

    [Test]
    public async Task Arguments_reach_the_host_untouched()
    {
        string[] arguments = ["--reason", "two words", "", "*", "it's \"so\"", "$HOME `id` \\n", "-n", "--", "蛋糕", "a\nb", "%s"];
        _host.Says("for argument; do printf '<%s>' \"$argument\"; done");

        var cold = await _host.RunAsync(arguments);
        var warm = await _host.RunAsync(arguments);

        Assert.That(cold.Output, Is.EqualTo(string.Concat(arguments.Select(argument => $"<{argument}>"))), cold.ToString());
        Assert.That(warm.Output, Is.EqualTo(cold.Output));
    }

    [TestCase(0)]
    [TestCase(7)]
    [TestCase(130)]
    public async Task The_exit_code_of_the_host_is_ours(int code)
    {
        _host.Says($"exit {code}");

        Assert.That((await _host.RunAsync()).ExitCode, Is.EqualTo(code), "cold");
        Assert.That((await _host.RunAsync()).ExitCode, Is.EqualTo(code), "warm");
    }

    [Test]
    public async Task Standard_input_is_the_hosts_alone()
    {
        _host.Says("cat");
        var command = _host.Command() with { Input = "first line\nsecond line" };

        Assert.That((await _host.Sandbox.RunAsync(command)).Output, Is.EqualTo(command.Input), "cold");
        Assert.That((await _host.Sandbox.RunAsync(command)).Output, Is.EqualTo(command.Input), "warm");
        Assert.That(File.ReadAllText(Path.Combine(_host.Stub, "input")), Is.Empty, "what the compiler could read");
    }

    [Test]
    public async Task Standard_output_is_the_hosts_alone()
    {
        var run = await _host.RunAsync();

        Assert.That(run.Output, Is.EqualTo("first\n"));
        Assert.That(run.Error, Is.EqualTo("Building the host ...\n"));
    }

    [Test]
    public async Task The_host_takes_the_place_of_the_shell()
    {
        _host.Says("echo $$");
        await _host.RunAsync();

        var process = _host.Start();

        Assert.That((await process.ResultAsync()).Output, Is.EqualTo($"{process.Id}\n"));
    }

    [TestCase("TERM")]
    [TestCase("INT")]
    public async Task A_signal_reaches_the_host(string signal)
    {
        _host.Says($"trap 'echo heard {signal}; exit 130' {signal}; touch \"$STUB/up\"; while :; do sleep 0.02; done");

        var process = _host.Start();
        await Eventually.HoldsAsync(() => File.Exists(Path.Combine(_host.Stub, "up")), "the host was up");
        process.Signal(signal);

        Assert.That(await process.ResultAsync(), Has.Property(nameof(SandboxResult.ExitCode)).EqualTo(130).And.Property(nameof(SandboxResult.Output)).EqualTo($"heard {signal}\n"));
    }

    public void Dispose() => _host.Dispose();
}
