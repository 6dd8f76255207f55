using Dobos.Tools;

namespace Dobos.Tests.Tools;

[Platform(Exclude = "Win", Reason = "The npm of these tests has no .cmd.")]
public sealed class NpmDownloadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeProcesses _processes = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task The_package_is_asked_of_npms_own_client_in_the_checkout()
    {
        var workingDirectory = "";
        _processes.OnStart = settings => workingDirectory = _folder.Write("saws-saw-2.0.0.tgz", settings.WorkingDirectory.FullPath);
        Assert.That(await BringAsync(), Is.EqualTo(Path.Combine(_folder.Path, "saws-saw-2.0.0.tgz")));
        Assert.That(_processes.Commands.Single(), Is.EqualTo($"npm pack @saws/saw@2.0.0 --ignore-scripts --no-update-notifier --pack-destination \"{_folder.Path}\""));
        Assert.That(await File.ReadAllTextAsync(workingDirectory), Is.EqualTo("/checkout"));
    }

    [Test]
    public async Task A_failure_tells_npms_code_and_no_address()
    {
        (_processes.ExitCode, _processes.Errors) = (1, ["npm error code ENOTFOUND", "npm error request to https://user:pw@feed.example/ failed"]);
        Assert.That((await Assert.ThrowsAsync<SourceFailedException>(() => BringAsync()))!.Message, Is.EqualTo("npm ended with 1 (ENOTFOUND)"));
    }

    [Test]
    public async Task Without_npm_that_is_the_reason()
    {
        var npm = new NpmDownload(new PathSearch(new FakeEnvironment("/nowhere")), _processes, "/checkout");
        var failure = await Assert.ThrowsAsync<SourceFailedException>(() => npm.BringAsync("@saws/saw@2.0.0", _folder.Path, CancellationToken.None));
        Assert.That(failure!.Message, Is.EqualTo("npm is not installed"));
    }

    [Test]
    public async Task Cancelling_kills_npm()
    {
        using var cancelled = new CancellationTokenSource();
        _processes.NeverEnds = true;
        _processes.OnStart = _ => cancelled.Cancel();
        await Assert.CatchAsync<OperationCanceledException>(() => BringAsync(cancelled.Token));
        Assert.That(_processes.Killed);
    }

    private Task<string> BringAsync(CancellationToken cancellation = default)
    {
        _folder.Write("bin/npm", "");
        var search = new PathSearch(new FakeEnvironment(Path.Combine(_folder.Path, "bin")));
        return new NpmDownload(search, _processes, "/checkout").BringAsync("@saws/saw@2.0.0", _folder.Path, cancellation);
    }
}
