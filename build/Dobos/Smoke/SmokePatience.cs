namespace Dobos.Smoke;

/// <summary>How often all checks must pass one after another, and how long that may take to come about.</summary>
public sealed record SmokePatience(int Passes, TimeSpan Deadline, TimeSpan Pause)
{
    public static readonly SmokePatience Usual = new(Passes: 3, TimeSpan.FromMinutes(2), TimeSpan.FromMilliseconds(500));

    /// <summary>The longest pause between two attempts.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
}
