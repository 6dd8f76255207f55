using System.Text.Json;

namespace Dobos.Boxes;

/// <summary>Where a running box listens, what it wants to hear, and what it was built from.</summary>
internal sealed record BoxCard(Uri Address, string Token, string Build, int Process)
{
    /// <summary>Null where no box is, or one that is just going.</summary>
    public static BoxCard? Read(string path)
    {
        try
        {
            using var card = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = card.RootElement;
            return new(
                new(root.GetProperty("address").GetString()!),
                root.GetProperty("token").GetString()!,
                root.GetProperty("build").GetString()!,
                root.GetProperty("process").GetInt32());
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or JsonException or FormatException or ArgumentException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A record would print the token.</summary>
    public override string ToString() => Address.ToString();
}
