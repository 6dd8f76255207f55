namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>What the revisions of a Deployment are told apart by.</summary>
internal static class Annotation
{
    public const string Revision = "deployment.kubernetes.io/revision";
    public const string RevisionHistory = "deployment.kubernetes.io/revision-history";
    public const string Desired = "deployment.kubernetes.io/desired-replicas";
    public const string Most = "deployment.kubernetes.io/max-replicas";
    public const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    public const string TemplateHash = "pod-template-hash";
}
