namespace Cake.Helm.Rollback;

public sealed class HelmRollbackSettings : HelmChangeSettings;
