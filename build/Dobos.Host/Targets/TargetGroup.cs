namespace Dobos.Host.Targets;

/// <summary>The headings of the help, in its order.</summary>
public enum TargetGroup
{
    Look,
    Check,
    Publish,
    Deploy,
    Environments,
    Offline,
}
