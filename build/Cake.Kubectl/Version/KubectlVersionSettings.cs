namespace Cake.Kubectl.Version;

public sealed class KubectlVersionSettings : KubectlSettings;
