using Dobos.Offline.Clusters.Controllers.Deployments;

namespace Dobos.Offline.Tests.Clusters.Controllers;

public sealed class RollingUpdateTests
{
    private static readonly DeploymentFacts Four = new("web", 4) { MaxSurge = 1, MaxUnavailable = 1 };

    [Test]
    public void New_pods_come_first_as_far_as_there_is_room() =>
        Assert.That(RollingUpdate.Next(Four, new("new", 0), [Old(4)]), Is.EqualTo((Scaling[])[new("new", 0, 1)]));

    [Test]
    public void Old_pods_go_as_far_as_they_are_not_needed() =>
        Assert.That(RollingUpdate.Next(Four, new("new", 1), [Old(4)]), Is.EqualTo((Scaling[])[new("old", 4, 3)]));

    [Test]
    public void Old_pods_that_answer_nobody_go_first() =>
        Assert.That(RollingUpdate.Next(Four, new("new", 1), [new("good", 2) { Available = 2 }, new("bad", 2)]), Is.EqualTo((Scaling[])[new("bad", 2, 1)]));

    [Test]
    public void Nothing_moves_while_the_new_pods_do_not_answer() =>
        Assert.That(RollingUpdate.Next(Four, new("new", 2), [Old(3)]), Is.Empty);

    [Test]
    public void Too_many_new_pods_are_taken_back() =>
        Assert.That(RollingUpdate.Next(Four, new("new", 6), []), Is.EqualTo((Scaling[])[new("new", 6, 4)]));

    [Test]
    public void Pods_that_shall_go_already_are_not_counted_on() =>
        Assert.That(RollingUpdate.Next(Four, new("new", 2), [new("old", 3) { Available = 4 }]), Is.Empty);

    private static ReplicaSetFacts Old(int replicas) => new("old", replicas) { Available = replicas };
}
