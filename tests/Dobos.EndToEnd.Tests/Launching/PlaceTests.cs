namespace Dobos.EndToEnd.Tests.Launching;

[Platform(Exclude = "Win", Reason = "build.sh is for Linux and macOS")]
public sealed class PlaceTests
{
    [TestCase("checkout")]
    [TestCase("with a space")]
    [TestCase("Döbós 蛋糕")]
    [TestCase("-n")]
    [TestCase("it's \"quoted\" $HOME `id` * ; , @ 100%25")]
    public async Task Any_name_of_the_checkout_will_do(string name)
    {
        using var host = new StubHost(name);
        host.Says("echo \"$DOBOS_ROOT\"");

        var absolute = await host.Sandbox.RunAsync(host.With(new SandboxCommand(host.Sandbox.At("build.sh")) { Folder = "/" }));
        var relative = await host.Sandbox.RunAsync(host.With(new SandboxCommand("sh", "--", $"{name}/build.sh") { Folder = ".." }));

        Assert.That(absolute.Output, Is.EqualTo(host.Sandbox.Root + "\n"), absolute.ToString());
        Assert.That(relative.Output, Is.EqualTo(host.Sandbox.Root + "\n"), relative.ToString());
        Assert.That(host.Builds, Is.EqualTo(1));
    }

    [TestCase("build.sh", "")]
    [TestCase("./build.sh", "")]
    [TestCase("../build.sh", "build")]
    [TestCase("../../checkout/build/../build.sh", "build")]
    public async Task Any_path_to_it_will_do(string path, string folder)
    {
        using var host = new StubHost();

        var run = await host.Sandbox.RunAsync(host.With(new SandboxCommand("sh", path) { Folder = folder }));

        Assert.That(run.Output, Is.EqualTo("first\n"), run.ToString());
    }

    [Test]
    public async Task The_host_runs_in_the_folder_of_its_caller()
    {
        using var host = new StubHost();
        host.Says("pwd");

        var run = await host.Sandbox.RunAsync(host.With(new SandboxCommand("sh", "../../build.sh") { Folder = "build/Dobos.Host" }));

        Assert.That(run.Output, Is.EqualTo(host.Sandbox.At("build/Dobos.Host") + "\n"), run.ToString());
    }

    [Test]
    public async Task The_SDK_is_looked_up_from_the_checkout_whoever_calls_from_where()
    {
        using var host = new StubHost();
        host.Script("dotnet", File.ReadAllText(Path.Combine(host.Stub, "dotnet")).Replace("echo \"$*\"", "echo \"$* in $(pwd)\"", StringComparison.Ordinal));

        await host.Sandbox.RunAsync(host.With(new SandboxCommand(host.Sandbox.At("build.sh")) { Folder = "/" }));

        Assert.That(host.Calls[..2], Has.All.EndsWith(" in " + host.Sandbox.Root));
    }

    [Test]
    public async Task A_link_to_it_from_elsewhere_runs_this_checkout()
    {
        using var host = new StubHost();
        host.Says("echo \"$DOBOS_ROOT\"");
        Directory.CreateDirectory(host.Sandbox.Beside("bin/deep"));
        File.CreateSymbolicLink(host.Sandbox.Beside("bin/deep/one"), "../../checkout/build.sh");
        File.CreateSymbolicLink(host.Sandbox.Beside("bin/dobos"), "deep/one");
        File.CreateSymbolicLink(host.Sandbox.Beside("bin/-absolute"), host.Sandbox.Beside("bin/dobos"));

        var relative = await host.Sandbox.RunAsync(host.With(new SandboxCommand("bin/dobos") { Folder = ".." }));
        var absolute = await host.Sandbox.RunAsync(host.With(new SandboxCommand("sh", "--", "-absolute") { Folder = "../bin" }));

        Assert.That(relative.Output, Is.EqualTo(host.Sandbox.Root + "\n"), relative.ToString());
        Assert.That(absolute.Output, Is.EqualTo(host.Sandbox.Root + "\n"), absolute.ToString());
    }

    [Test]
    public async Task CDPATH_leads_nowhere_else()
    {
        using var host = new StubHost();
        Directory.CreateDirectory(host.Sandbox.Beside("trap/checkout"));

        var run = await host.Sandbox.RunAsync(host.With(new SandboxCommand("sh", "checkout/build.sh")
        {
            Folder = "..",
            Environment = { ["CDPATH"] = host.Sandbox.Beside("trap") },
        }));

        Assert.That(run.Output, Is.EqualTo("first\n"), run.ToString());
    }
}
