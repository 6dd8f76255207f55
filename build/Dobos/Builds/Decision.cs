namespace Dobos.Builds;

/// <summary>Whether something would be done, and why or why not.</summary>
public sealed record Decision(bool IsNeeded, string Reason)
{
    public static Decision Nothing { get; } = new(IsNeeded: false, "there is no project");
}
