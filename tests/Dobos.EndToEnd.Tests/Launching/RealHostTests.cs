namespace Dobos.EndToEnd.Tests.Launching;

/// <summary>The real compiler and the real host, in the fewest builds: each costs seconds.</summary>
[Platform(Exclude = "Win", Reason = "build.sh is for Linux and macOS")]
public sealed class RealHostTests
{
    [Test]
    public async Task Build_folder_and_launcher_work_in_an_empty_repository_twice_at_once_and_again_and_not_when_broken()
    {
        using var sandbox = new Sandbox("-Ünser Repo's", "build", "build.sh", "build.ps1", "global.json");
        var both = await Task.WhenAll(sandbox.RunAsync(), sandbox.RunAsync("--help"));
        var warm = await sandbox.RunAsync("--target", "Info");
        sandbox.Write("build/Dobos.Host/Broken.cs", "this does not compile");
        var broken = await sandbox.RunAsync();

        Assert.That(both, Has.All.Property(nameof(SandboxResult.ExitCode)).Zero.And.All.Property(nameof(SandboxResult.Output)).Contains("--target"), string.Join('\n', both.AsEnumerable()));
        Assert.That(warm.ExitCode, Is.Zero, warm.ToString());
        Assert.That(warm.Error, Is.Empty, "it was built again");
        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(broken.Output, Is.Empty);
        Assert.That(broken.Error, Does.Match(@"Broken\.cs\(1,\d+\): error CS\d+"));
        Assert.That(Directory.GetFileSystemEntries(sandbox.Root).Select(Path.GetFileName), Is.SubsetOf(Expected), "everything is written under artifacts");
    }

    [Test]
    public async Task An_SDK_that_is_not_installed_is_asked_for_by_the_real_dotnet_too()
    {
        using var sandbox = new Sandbox("checkout", "build.sh", "build/Dobos.Host");
        sandbox.Write("global.json", """{ "sdk": { "version": "98.0.100" } }""");

        var run = await sandbox.RunAsync();

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("Error: 'dotnet' finds no SDK that fits global.json; install the .NET SDK 10").And.EndsWith("again.\n"));
        Assert.That(run.Error.Trim(), Does.Not.Contain('\n'));
    }

    private static readonly string[] Expected = ["artifacts", "build", "build.sh", "build.ps1", "global.json"];
}
