using System.Text.RegularExpressions;

namespace Cake.Kubectl.Failures;

/// <summary>What kubectl says about a failure, without the log lines, warnings and advice around it.</summary>
internal static partial class Complaint
{
    private const string Advice = "Please review the fields above";

    internal static string In(string errors)
    {
        var lines = errors.Split('\n')
            .TakeWhile(line => !line.StartsWith(Advice, StringComparison.Ordinal))
            .Where(line => line.Trim().Length > 0 && !Aside().IsMatch(line))
            .Select(line => line.Trim())
            .ToList();
        return lines is [] ? "it gave no reason." : string.Join(' ', lines);
    }

    [GeneratedRegex(@"^([IWEF]\d{4} \d\d:\d\d:\d\d|Warning: |See 'kubectl )")]
    private static partial Regex Aside();
}
