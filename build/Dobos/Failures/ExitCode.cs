namespace Dobos.Failures;

/// <summary>What a run says to whoever started it. The README's table has a line for each.</summary>
public enum ExitCode
{
    Done = 0,
    Failed = 1,
    Usage = 2,
    Configuration = 3,
    CheckFailed = 4,
    DeployFailed = 5,
    WayBackFailed = 6,
    Refused = 7,
    Held = 8,
    Unreachable = 9,
    Cancelled = 130,
}
