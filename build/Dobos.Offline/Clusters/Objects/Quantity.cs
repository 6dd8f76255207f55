using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dobos.Offline.Clusters.Objects;

/// <summary>An amount as Kubernetes writes it: <c>250m</c>, <c>1.5Gi</c>, <c>2e3</c>. Equal amounts are equal however they are written.</summary>
internal readonly partial struct Quantity(decimal value, bool isBinary = false) : IEquatable<Quantity>, IComparable<Quantity>
{
    private static readonly (string Suffix, decimal Factor)[] Binary =
        [("Ei", 1L << 60), ("Pi", 1L << 50), ("Ti", 1L << 40), ("Gi", 1L << 30), ("Mi", 1L << 20), ("Ki", 1L << 10)];
    private static readonly (string Suffix, decimal Factor)[] Decimal =
        [("E", 1e18m), ("P", 1e15m), ("T", 1e12m), ("G", 1e9m), ("M", 1e6m), ("k", 1e3m), ("", 1m), ("m", 1e-3m), ("u", 1e-6m), ("n", 1e-9m)];

    public static readonly Quantity Zero;
    public static readonly Quantity One = new(1);

    public decimal Value => value;

    private bool IsBinary => isBinary;

    public static Quantity operator +(Quantity one, Quantity other) => new(one.Value + other.Value, one.Value == 0 ? other.IsBinary : one.IsBinary);

    public static Quantity operator -(Quantity one, Quantity other) => new(one.Value - other.Value, one.Value == 0 ? other.IsBinary : one.IsBinary);

    public static bool operator ==(Quantity one, Quantity other) => one.Equals(other);

    public static bool operator !=(Quantity one, Quantity other) => !one.Equals(other);

    public static bool operator >(Quantity one, Quantity other) => one.Value > other.Value;

    public static bool operator <(Quantity one, Quantity other) => one.Value < other.Value;

    public static bool operator >=(Quantity one, Quantity other) => one.Value >= other.Value;

    public static bool operator <=(Quantity one, Quantity other) => one.Value <= other.Value;

    public static Quantity Max(Quantity one, Quantity other) => one >= other ? one : other;

    /// <summary>Null for what is no amount; a bare number is one.</summary>
    public static Quantity? Of(JsonNode? node) => node is JsonValue ? Parse(node.ToString()) : null;

    /// <summary>Null for what is no amount.</summary>
    public static Quantity? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || !decimal.TryParse(match.Groups["number"].Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;

        try
        {
            var (factor, isBinary) = Factor(match.Groups["suffix"].Value, match.Groups["power"].Value);
            return new(number * factor, isBinary);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>With the greatest suffix that leaves a whole number.</summary>
    public override string ToString()
    {
        var amount = value;
        if (amount == 0)
            return "0";

        var units = isBinary && Math.Abs(amount) >= 1024 && decimal.IsInteger(amount) ? [.. Binary, ("", 1m)] : Decimal;
        var (suffix, factor) = units.FirstOrDefault(unit => decimal.IsInteger(amount / unit.Factor), units[^1]);
        return Math.Ceiling(amount / factor).ToString(CultureInfo.InvariantCulture) + suffix;
    }

    public bool Equals(Quantity other) => value == other.Value;

    public override bool Equals(object? obj) => obj is Quantity other && Equals(other);

    public override int GetHashCode() => value.GetHashCode();

    public int CompareTo(Quantity other) => value.CompareTo(other.Value);

    private static (decimal Factor, bool IsBinary) Factor(string suffix, string power) =>
        power.Length > 0 ? (Power(int.Parse(power, CultureInfo.InvariantCulture)), false)
        : suffix.EndsWith('i') ? (Binary.First(unit => unit.Suffix == suffix).Factor, true)
        : (Decimal.First(unit => unit.Suffix == suffix).Factor, false);

    private static decimal Power(int power) => power >= 0 ? Enumerable.Repeat(10m, power).Aggregate(1m, (one, ten) => one * ten) : 1 / Power(-power);

    [GeneratedRegex(@"^(?<number>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))(?:[eE](?<power>[+-]?[0-9]{1,2})|(?<suffix>[numkMGTPE]|[KMGTPE]i)?)\z")]
    private static partial Regex Form();
}
