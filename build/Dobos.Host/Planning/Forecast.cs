namespace Dobos.Host.Planning;

/// <summary>What a target would do now: nothing, because it is done, or its work; and why.</summary>
public sealed record Forecast(bool IsDone, string Why, IReadOnlyList<string> Changes)
{
    public static Forecast Done(string why) => new(IsDone: true, why, []);

    public static Forecast Runs(string why, params IReadOnlyList<string> changes) => new(IsDone: false, why, changes);
}
