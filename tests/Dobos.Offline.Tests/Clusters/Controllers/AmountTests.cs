using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Controllers.Deployments;

namespace Dobos.Offline.Tests.Clusters.Controllers;

public sealed class AmountTests
{
    [TestCase(3, 1, 0)]
    [TestCase(4, 1, 1)]
    [TestCase(10, 3, 2)]
    public void A_share_of_pods_is_rounded_up_for_more_and_down_for_fewer(int replicas, int surge, int unavailable)
    {
        Assert.That(Amount.RoundedUp("25%", replicas), Is.EqualTo(surge));
        Assert.That(Amount.RoundedDown("25%", replicas), Is.EqualTo(unavailable));
    }

    [Test]
    public void A_number_is_what_it_is() => Assert.That(Amount.RoundedUp(2, 10), Is.EqualTo(2));

    [Test]
    public void One_pod_may_be_missing_where_both_shares_come_out_as_none()
    {
        var content = ControlledCluster.Json(Manifests.Deployment(replicas: 3, more: "\"strategy\": { \"rollingUpdate\": { \"maxSurge\": \"0%\", \"maxUnavailable\": \"25%\" } }"));
        var wanted = DeploymentFacts.Of(content);
        Assert.That((wanted.MaxSurge, wanted.MaxUnavailable), Is.EqualTo((0, 1)));
    }
}
