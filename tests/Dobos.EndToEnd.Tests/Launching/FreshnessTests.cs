namespace Dobos.EndToEnd.Tests.Launching;

[Platform(Exclude = "Win", Reason = "build.sh is for Linux and macOS")]
public sealed class FreshnessTests : IDisposable
{
    private readonly StubHost _host = new();

    [SetUp]
    public async Task BuildAsync()
    {
        _host.Sandbox.Write("build/Dobos/Thing.cs", "thing");
        _host.Sandbox.Write("build/environments/dev.json", "{}");
        _host.Sandbox.Write("build/environments/environment.schema.json", "{}");
        _host.Sandbox.Write("build/infra/main.tf", "infra");
        await _host.RunAsync();
    }

    [Test]
    public async Task A_host_whose_files_are_as_they_were_is_not_built_again()
    {
        var run = await _host.RunAsync();

        Assert.That(run, Is.EqualTo(new SandboxResult(0, "first\n", "")));
        Assert.That(_host.Builds, Is.EqualTo(1));
    }

    [Test]
    public async Task A_changed_file_is_noticed()
    {
        _host.Says("echo second");

        Assert.That((await _host.RunAsync()).Output, Is.EqualTo("second\n"));
        Assert.That(_host.Builds, Is.EqualTo(2));
    }

    [Test]
    public async Task A_file_of_the_same_size_and_another_time_is_noticed()
    {
        _host.Says("echo FIRST");

        Assert.That((await _host.RunAsync()).Output, Is.EqualTo("FIRST\n"));
    }

    [Test]
    public async Task A_file_of_another_size_and_the_same_time_is_noticed()
    {
        var noon = new DateTime(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Source, noon);
        await _host.RunAsync();
        _host.Says("echo third one");
        File.SetLastWriteTimeUtc(Source, noon);

        Assert.That((await _host.RunAsync()).Output, Is.EqualTo("third one\n"));
    }

    [Test]
    public async Task A_file_restored_with_an_older_date_is_noticed()
    {
        _host.Says("echo older");
        File.SetLastWriteTimeUtc(Source, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));

        Assert.That((await _host.RunAsync()).Output, Is.EqualTo("older\n"));
    }

    [TestCase("build/Dobos/Added.cs")]
    [TestCase("build/Dobos/.Added.cs")]
    [TestCase("build/Dobos/Deep/obj/Added.cs")]
    [TestCase("build/Dobos/with a space and\nanother line.cs")]
    [TestCase("nuget.config")]
    [TestCase("build/environments/environment.schema.json")]
    [TestCase("build/infrastructure/main.cs")]
    [TestCase("global.json")]
    public async Task A_file_that_the_host_is_made_of_counts(string path)
    {
        _host.Sandbox.Write(path, "something else");

        await _host.RunAsync();

        Assert.That(_host.Builds, Is.EqualTo(2));
    }

    [TestCase("build/environments/dev.json")]
    [TestCase("build/environments/qa.json")]
    [TestCase("build/infra/main.tf")]
    [TestCase("build/infra/modules/x.tf")]
    [TestCase("build/Dobos/obj/project.assets.json")]
    [TestCase("build/Dobos/bin/Debug/Dobos.dll")]
    [TestCase("build/.vs/state.db")]
    [TestCase("build/Dobos/.idea/workspace.xml")]
    [TestCase("src/Program.cs")]
    [TestCase("README.md")]
    public async Task A_file_that_the_host_is_not_made_of_does_not_count(string path)
    {
        _host.Sandbox.Write(path, "something else");

        await _host.RunAsync();

        Assert.That(_host.Builds, Is.EqualTo(1));
    }

    [Test]
    public async Task A_deleted_file_is_noticed()
    {
        File.Delete(_host.Sandbox.At("build/Dobos/Thing.cs"));

        await _host.RunAsync();

        Assert.That(_host.Builds, Is.EqualTo(2));
    }

    [Test]
    public async Task A_renamed_file_is_noticed()
    {
        File.Move(_host.Sandbox.At("build/Dobos/Thing.cs"), _host.Sandbox.At("build/Dobos/Other.cs"));

        await _host.RunAsync();

        Assert.That(_host.Builds, Is.EqualTo(2));
    }

    [Test]
    public async Task A_change_behind_a_link_is_noticed()
    {
        Directory.Move(_host.Sandbox.At("build"), _host.Sandbox.Beside("shared"));
        Directory.CreateSymbolicLink(_host.Sandbox.At("build"), "../shared");
        await _host.RunAsync();
        var before = _host.Builds;

        _host.Says("echo behind");

        Assert.That((await _host.RunAsync()).Output, Is.EqualTo("behind\n"));
        Assert.That(_host.Builds, Is.EqualTo(before + 1));
    }

    [Test]
    public async Task Another_source_of_Cake_is_another_host()
    {
        var run = await _host.Sandbox.RunAsync(_host.With(new SandboxCommand("./build.sh") { Environment = { ["CakeSource"] = "nuget" } }));

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(_host.Builds, Is.EqualTo(2));
    }

    [TestCase("TZ", "Asia/Tokyo")]
    [TestCase("LC_ALL", "de_DE.UTF-8")]
    public async Task Another_terminal_is_no_other_host(string name, string value)
    {
        await _host.Sandbox.RunAsync(_host.With(new SandboxCommand("./build.sh") { Environment = { [name] = value } }));

        Assert.That(_host.Builds, Is.EqualTo(1));
    }

    [TestCase("artifacts")]
    [TestCase("artifacts/host/work")]
    public async Task What_was_cleaned_away_is_built_again_where_it_is_needed(string folder)
    {
        Directory.Delete(_host.Sandbox.At(folder), recursive: true);
        _host.Says("echo again");

        Assert.That((await _host.RunAsync()).Output, Is.EqualTo("again\n"));
    }

    [Test]
    public async Task A_checkout_that_was_moved_keeps_its_host()
    {
        Directory.Move(_host.Sandbox.Root, _host.Sandbox.Beside("moved"));

        var run = await _host.Sandbox.RunAsync(_host.With(new SandboxCommand("./build.sh") { Folder = _host.Sandbox.Beside("moved") }));

        Assert.That(run.Output, Is.EqualTo("first\n"), run.ToString());
        Assert.That(_host.Builds, Is.EqualTo(1));
    }

    [Test]
    public async Task A_replaced_host_is_kept_for_a_day_and_then_cleared_away()
    {
        var first = _host.Kept.Single(name => name.StartsWith("h-", StringComparison.Ordinal));
        Directory.SetLastWriteTimeUtc(_host.Sandbox.At($"artifacts/host/{first}"), DateTime.UtcNow.AddDays(-3));
        _host.Says("echo second");
        await _host.RunAsync();
        Assert.That(_host.Kept, Does.Contain(first), "it was in use until just now");

        Directory.SetLastWriteTimeUtc(_host.Sandbox.At($"artifacts/host/{first}"), DateTime.UtcNow.AddDays(-3));
        _host.Says("echo third");
        await _host.RunAsync();
        Assert.That(_host.Kept, Does.Not.Contain(first));
    }

    public void Dispose() => _host.Dispose();

    private string Source => _host.Sandbox.At("build/Dobos.Host/Program.cs");
}
