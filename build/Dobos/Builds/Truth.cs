namespace Dobos.Builds;

/// <summary>How a variable of the machine says yes.</summary>
internal static class Truth
{
    public static bool Of(string? value) => value is "1" || "true".Equals(value, StringComparison.OrdinalIgnoreCase);
}
