namespace Cake.Helm.Dependency;

public sealed class HelmDependencySettings : HelmSettings;
