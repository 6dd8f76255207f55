using Dobos.Offline.Clusters.Controllers.Deployments;
using Dobos.Offline.Clusters.Controllers.Endpoints;
using Dobos.Offline.Clusters.Controllers.Jobs;
using Dobos.Offline.Clusters.Controllers.Others;
using Dobos.Offline.Clusters.Controllers.ReplicaSets;
using Dobos.Offline.Clusters.Quotas;

namespace Dobos.Offline.Clusters.Controllers;

/// <summary>All controllers of a cluster: a controller is a row here.</summary>
internal static class ControllerTable
{
    public static readonly IReadOnlyList<Controller> Rows =
    [
        DeploymentController.Row, ReplicaSetController.Row, JobController.Row, EndpointsController.Row,
        DisruptionController.Row, AutoscalerController.Row, AccountController.Row, QuotaController.Row, .. StoredOnly.Rows,
    ];
}
