namespace Dobos.Builds;

/// <summary>What a piece of work had before it when it last succeeded: its terms, what it read, what it wrote.</summary>
public sealed record Stamp(IReadOnlyList<string> Terms, IReadOnlyList<FileState> Inputs, IReadOnlyList<FileState> Outputs)
{
    /// <summary>Why the work must be done again although it was done <paramref name="before"/>, or null where it need not be.</summary>
    public string? WhyAgain(Stamp? before) =>
        before is null ? "it has not succeeded here yet"
        : !Terms.SequenceEqual(before.Terms) ? $"it is asked for otherwise ({string.Join(", ", Terms.Except(before.Terms).Concat(before.Terms.Except(Terms)))})"
        : Differences(before.Inputs, Inputs) ?? Differences(before.Outputs, Outputs, "its result ");

    private static string? Differences(IReadOnlyList<FileState> before, IReadOnlyList<FileState> now, string what = "")
    {
        var then = before.ToDictionary(file => file.Path);
        var here = now.ToDictionary(file => file.Path);
        string[] found =
        [
            .. now.Where(file => !then.ContainsKey(file.Path)).Select(file => $"{what}{file.Path} is new"),
            .. now.Where(file => then.TryGetValue(file.Path, out var old) && old != file).Select(file => $"{what}{file.Path} {(file.Exists ? "changed" : "is gone")}"),
            .. before.Where(file => !here.ContainsKey(file.Path)).Select(file => $"{what}{file.Path} is gone"),
        ];
        return found.Length == 0 ? null : found.Length == 1 ? found[0] : $"{found[0]} and {found.Length - 1} more";
    }
}
