namespace Cake.Kubectl.Diff;

/// <summary>What would change, as a unified diff; the values of Secrets are masked by kubectl.</summary>
public sealed record KubectlDifferences(string Text)
{
    public bool Any => Text.Length > 0;
}
