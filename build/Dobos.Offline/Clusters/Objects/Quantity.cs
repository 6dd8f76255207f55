using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dobos.Offline.Clusters.Objects;

/// <summary>An amount of a resource, as <c>500m</c>, <c>1.5</c>, <c>64Mi</c> or <c>2e3</c>; exact to a billionth.</summary>
internal readonly partial record struct Quantity(BigInteger Billionths) : IComparable<Quantity>
{
    private static readonly BigInteger One = 1_000_000_000;
    private static readonly string[] Binary = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
    private static readonly Dictionary<string, int> Decimal = new() { ["n"] = -9, ["u"] = -6, ["m"] = -3, [""] = 0, ["k"] = 3, ["M"] = 6, ["G"] = 9, ["T"] = 12, ["P"] = 15, ["E"] = 18 };

    public static Quantity operator +(Quantity one, Quantity other) => new(one.Billionths + other.Billionths);

    public static Quantity operator -(Quantity one, Quantity other) => new(one.Billionths - other.Billionths);

    public static bool operator >(Quantity one, Quantity other) => one.CompareTo(other) > 0;

    public static bool operator <(Quantity one, Quantity other) => one.CompareTo(other) < 0;

    public static bool operator >=(Quantity one, Quantity other) => one.CompareTo(other) >= 0;

    public static bool operator <=(Quantity one, Quantity other) => one.CompareTo(other) <= 0;

    /// <summary>Null when it is no quantity. A plain number is one too.</summary>
    public static Quantity? Of(JsonNode? node) => node is JsonValue value ? Parse(value.AsText() ?? value.ToJsonString()) : null;

    public static Quantity? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || text.Length > 64)
            return null;

        var fraction = match.Groups["fraction"].Value;
        var digits = match.Groups["whole"].Value + fraction;
        if (digits.Length == 0)
            return null;

        var number = BigInteger.Parse(digits, CultureInfo.InvariantCulture) * (match.Groups["sign"].Value == "-" ? -1 : 1);
        var unit = match.Groups["unit"].Value;
        if (Array.IndexOf(Binary, unit) is >= 0 and var step)
            return new(Up(number * One * BigInteger.Pow(1024, step + 1), BigInteger.Pow(10, fraction.Length)));

        var power = match.Groups["power"] is { Success: true } written ? int.Parse(written.Value, CultureInfo.InvariantCulture) : Decimal[unit];
        var shift = power + 9 - fraction.Length;
        return new(shift >= 0 ? number * BigInteger.Pow(10, shift) : Up(number, BigInteger.Pow(10, -shift)));
    }

    public int CompareTo(Quantity other) => Billionths.CompareTo(other.Billionths);

    /// <summary>In the shortest decimal form: <c>2</c>, <c>500m</c>.</summary>
    public override string ToString()
    {
        foreach (var (unit, power) in Decimal.OrderByDescending(unit => unit.Value).SkipWhile(unit => unit.Value > 0))
            if (Billionths % BigInteger.Pow(10, power + 9) == 0)
                return $"{Billionths / BigInteger.Pow(10, power + 9)}{unit}";
        return $"{Billionths}n";
    }

    /// <summary>What is finer than a billionth counts as one.</summary>
    private static BigInteger Up(BigInteger number, BigInteger by)
    {
        var whole = BigInteger.DivRem(number, by, out var rest);
        return rest.IsZero ? whole : whole + rest.Sign;
    }

    [GeneratedRegex(@"^(?<sign>[+-]?)(?<whole>[0-9]*)(?:\.(?<fraction>[0-9]*))?(?:(?<unit>[KMGTPE]i|[numkMGTPE])|[eE](?<power>[+-]?[0-9]{1,2}))?\z")]
    private static partial Regex Form();
}
