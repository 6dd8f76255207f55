namespace Cake.Kubectl.Auth;

public sealed class KubectlAuthSettings : KubectlSettings
{
    /// <summary>Part of an object, such as log or status.</summary>
    public string? Subresource { get; set; }
}
