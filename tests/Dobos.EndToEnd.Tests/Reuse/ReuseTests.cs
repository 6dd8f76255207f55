using Shared;

namespace Dobos.EndToEnd.Tests.Reuse;

/// <summary>What stands in the README under "in another repository", done.</summary>
[Platform(Exclude = "Win", Reason = "build.sh is for Linux and macOS")]
public sealed class ReuseTests
{
    private static readonly string[] Ours = ["calc", "dobos.slnx"];

    private static Shop _shop = null!;

    [OneTimeSetUp]
    public static async Task CopyAsync()
    {
        _shop = new Shop();
        await _shop.Sandbox.CommitAsync("A shop, and somebody else's build suite");
        var first = await _shop.RunAsync("--target", "Test");
        Assert.That(first.ExitCode, Is.Zero, first.ToString());
        Assert.That(first.Output.Split('\n'), Has.One.EqualTo(Shop.Green), first.ToString());
    }

    [OneTimeTearDown]
    public static void Delete() => _shop?.Dispose();

    [Test]
    public async Task Help_names_none_of_our_services()
    {
        var help = await _shop.RunAsync();

        Assert.That(help.ExitCode, Is.Zero, help.ToString());
        Assert.That(Ours.Where(name => help.Output.Contains(name, StringComparison.OrdinalIgnoreCase)), Is.Empty, help.Output);
    }

    [Test]
    public async Task Info_lists_the_one_service_that_is_there()
    {
        var info = await _shop.RunAsync("--target", "Info");

        Assert.That(info.Output, Does.Match(@"(?m)^services +shop 2\.3$").And.Match(@"(?m)^commit +[0-9a-f]{40}$"), info.ToString());
    }

    [Test]
    public async Task Tests_that_were_green_start_nothing_the_second_time()
    {
        var dotnet = new WatchedDotnet(_shop.Sandbox);

        var again = await _shop.Sandbox.RunAsync(dotnet.Watch(Shop.Command("--target", "Test")));

        Assert.That(again.ExitCode, Is.Zero, again.ToString());
        Assert.That(dotnet.Calls, Has.Length.EqualTo(1).And.One.Contains("Dobos.Host.dll --target Test"));
        Assert.That(again.Output, Does.Contain("The packages are there:").And.Contain("The services are built:").And.Contain("Not run again").And.Contain($"\n{Shop.Green}\n"));
        Assert.That(again.Error, Is.Empty);
    }

    [Test]
    public async Task Its_format_its_chart_and_its_Dockerfile_pass()
    {
        var lint = await _shop.RunAsync("--target", "Lint");

        Assert.That(lint.ExitCode, Is.Zero, lint.ToString());
        Require.This(!lint.Output.Contains("was not checked", StringComparison.Ordinal), "helm");
    }

    [Test]
    public async Task What_breaks_a_rule_is_named_with_its_place()
    {
        _shop.Sandbox.Write("src/Shop/Dockerfile", "FROM shop:latest\n");
        var lint = await _shop.RunAsync("--target", "Lint");
        _shop.Sandbox.Write("src/Shop/Dockerfile", ShopFiles.All["src/Shop/Dockerfile"]);

        Assert.That(lint.ExitCode, Is.EqualTo(4), lint.ToString());
        Assert.That(lint.Error, Does.Contain("src/Shop/Dockerfile:1: docker-no-latest:").And.Contain("src/Shop/Dockerfile:1: docker-non-root:"));
    }

    [Test]
    public async Task What_is_out_of_format_is_named_with_its_place()
    {
        _shop.Sandbox.Write(ShopFiles.Price, ShopFiles.PriceBy("pieces    *each"));
        var lint = await _shop.RunAsync("--target", "Lint");
        _shop.Sandbox.Write(ShopFiles.Price, ShopFiles.All[ShopFiles.Price]);

        Assert.That(lint.ExitCode, Is.EqualTo(4), lint.ToString());
        Assert.That(lint.Error, Does.Match(@"\nsrc/Shop/Price\.cs:\d+: whitespace: .*'dotnet format' mends it\."));
    }

    [Test]
    public async Task A_test_that_fails_ends_with_4()
    {
        _shop.Sandbox.Write(ShopFiles.Price, ShopFiles.PriceBy("pieces + each"));
        var broken = await _shop.RunAsync("--target", "Test");
        _shop.Sandbox.Write(ShopFiles.Price, ShopFiles.PriceBy("pieces * each"));
        var mended = await _shop.RunAsync("--target", "Test");

        Assert.That(broken.ExitCode, Is.EqualTo(4), broken.ToString());
        Assert.That(broken.Output.Split('\n'), Has.One.EqualTo("1 passed, 1 failed, 0 skipped"));
        Assert.That(broken.Error, Does.Contain("Error: 1 of 2 tests failed: Shop.Checks.PriceChecks.Six_pieces_at_seven_are_42."));
        Assert.That(mended.ExitCode, Is.Zero, mended.ToString());
    }

    [Test]
    public async Task CI_says_which_projects_no_lock_file_holds_and_what_to_commit()
    {
        var restore = await _shop.Sandbox.RunAsync(Shop.With(Shop.Command("--target", "Restore"), "CI", "true"));

        Assert.That(restore.ExitCode, Is.Zero, restore.ToString());
        Assert.That(restore.Output, Does.Match(@"(?m)^No packages\.lock\.json holds Shop\.Checks\.csproj, Shop\.csproj .* commit the file\.$"));
    }

    [Test]
    public async Task Everything_is_written_where_git_does_not_look() =>
        Assert.That(await _shop.Sandbox.GitAsync("status", "--porcelain"), Is.Empty);
}
