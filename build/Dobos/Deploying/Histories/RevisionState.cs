namespace Dobos.Deploying.Histories;

/// <summary>What helm says of a revision. It says 'superseded' of failed ones too, so that nothing is proven by it.</summary>
public enum RevisionState
{
    Deployed,
    Superseded,
    Failed,
    PendingInstall,
    PendingUpgrade,
    PendingRollback,
    Uninstalling,
    Uninstalled,
    Unknown,
}
