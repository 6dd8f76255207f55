using Dobos.Offline.Clusters.Controllers.Deployments;

namespace Dobos.Offline.Tests.Clusters.Controllers;

public sealed class RescalingTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void The_only_ReplicaSet_with_pods_gets_them_all() =>
        Assert.That(Rescaling.Next(new("web", 5), Set("new", 3, 3), [Set("old", 0, 3)]), Is.EqualTo((Scaling[])[new("new", 3, 5)]));

    [Test]
    public void In_the_middle_of_a_rollout_each_grows_in_proportion() =>
        Assert.That(Rescaling.Next(new("web", 15) { MaxSurge = 3 }, Set("new", 5, 13), [Set("old", 8, 13)]), Is.EquivalentTo((Scaling[])[new("old", 8, 11), new("new", 5, 7)]));

    [Test]
    public void None_are_left_when_none_are_asked_for() =>
        Assert.That(Rescaling.Next(new("web", 0), Set("new", 2, 5), [Set("old", 3, 5)]).Select(scaling => scaling.To), Is.All.Zero);

    [Test]
    public void It_is_due_when_another_number_was_asked_for_than_at_the_last_scaling()
    {
        Assert.That(Rescaling.IsDue(new("web", 5), [Set("new", 3, 4) with { Desired = 3 }]), Is.True);
        Assert.That(Rescaling.IsDue(new("web", 3), [Set("new", 3, 4) with { Desired = 3 }, Set("old", 0, 4) with { Desired = 1 }]), Is.False);
    }

    private static ReplicaSetFacts Set(string name, int replicas, int most) => new(name, replicas) { Most = most, Available = replicas, Created = Monday };
}
