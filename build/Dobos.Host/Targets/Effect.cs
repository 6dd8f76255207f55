namespace Dobos.Host.Targets;

/// <summary>How far the work of a target reaches, and whether it can be taken back.</summary>
public enum Effect
{
    None,
    Local,
    Remote,
    Irreversible,
}
