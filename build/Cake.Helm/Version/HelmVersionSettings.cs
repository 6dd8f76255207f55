namespace Cake.Helm.Version;

public sealed class HelmVersionSettings : HelmSettings;
