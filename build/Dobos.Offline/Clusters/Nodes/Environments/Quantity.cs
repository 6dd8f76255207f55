using System.Globalization;
using System.Text.RegularExpressions;

namespace Dobos.Offline.Clusters.Nodes.Environments;

/// <summary>An amount as Kubernetes writes it: 250m, 128Mi, 2e3.</summary>
internal static partial class Quantity
{
    private static readonly Dictionary<string, decimal> Units = new()
    {
        ["n"] = 1e-9m,
        ["u"] = 1e-6m,
        ["m"] = 1e-3m,
        [""] = 1,
        ["k"] = 1e3m,
        ["M"] = 1e6m,
        ["G"] = 1e9m,
        ["T"] = 1e12m,
        ["P"] = 1e15m,
        ["Ki"] = 1L << 10,
        ["Mi"] = 1L << 20,
        ["Gi"] = 1L << 30,
        ["Ti"] = 1L << 40,
        ["Pi"] = 1L << 50,
    };

    public static decimal? Parse(string? text) =>
        text is not null && Form().Match(text) is { Success: true } match && decimal.TryParse(match.Groups["number"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number * Units[match.Groups["unit"].Value] : null;

    /// <summary>Whole parts of the divisor, rounded up, as containers are told.</summary>
    public static string Divide(decimal amount, string? divisor) => Math.Ceiling(amount / (Parse(divisor) is > 0 and var by ? by : 1)).ToString("0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<number>[+-]?\d+(\.\d*)?([eE][+-]?\d+)?)(?<unit>n|u|m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi|)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
