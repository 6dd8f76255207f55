using System.Text.RegularExpressions;
using Dobos.Failures;
using Dobos.Host.Targets;

namespace Dobos.Host.Tests;

/// <summary>The README says no more and no less than what is here.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(HostProcess.Checkout, "README.md"));

    // SelfTest is what CI itself calls; the other is a pattern, not a command.
    private static readonly string[] RunElsewhere = ["--target SelfTest", "--target X --env Y"];

    private static IEnumerable<string> Targets => TargetCatalog.OfHost().All.Select(target => target.Name);

    private static IEnumerable<ExitCode> ExitCodes => Enum.GetValues<ExitCode>();

    private static IEnumerable<string> Commands => Command().Matches(Readme).Select(match => match.Groups[1].Value.Trim()).Distinct().Except(RunElsewhere);

    [TestCaseSource(nameof(Targets))]
    public void Every_target_has_its_row(string target) => Assert.That(Readme, Does.Contain($"| `{target}` |"));

    [Test]
    public void No_row_speaks_of_a_target_that_does_not_exist() =>
        Assert.That(Row().Matches(Readme).Select(match => match.Groups[1].Value), Is.SubsetOf(Targets));

    [TestCaseSource(nameof(ExitCodes))]
    public void Every_exit_code_has_its_row(ExitCode code) => Assert.That(Readme, Does.Contain($"\n| {(int)code} | "));

    [TestCaseSource(nameof(Commands))]
    public void Every_command_does_what_it_says(string arguments)
    {
        using var host = new HostProcess();
        host.CopyCheckout();
        host.Write("build/environments/NAME.json", """{ "protected": false, "vault": { "azure": "kv-name" }, "registry": { "azure": "crname" }, "cluster": { "azure": true } }""");

        var result = host.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That(result.ExitCode, Is.Zero, result.Error);
    }

    [GeneratedRegex(@"^(?:.*`)?\./build\.sh([^#`\n]*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
