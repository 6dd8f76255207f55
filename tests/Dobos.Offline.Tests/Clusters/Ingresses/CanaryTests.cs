using Dobos.Offline.Clusters.Ingresses;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Tests.Clusters.Network;

namespace Dobos.Offline.Tests.Clusters.Ingresses;

internal sealed class CanaryTests
{
    private static readonly Canary ByAll = new() { Header = "x-trial", Cookie = "trial", Weight = 30 };

    [TestCase("always", "never", 99, true)]
    [TestCase("never", "always", 0, false)]
    [TestCase("maybe", "always", 99, true)]
    [TestCase("maybe", "never", 0, false)]
    [TestCase(null, "other", 29, true)]
    [TestCase(null, null, 29, true)]
    [TestCase(null, null, 30, false)]
    public void The_header_decides_before_the_cookie_and_the_cookie_before_the_weight(string? header, string? cookie, int drawn, bool takes) =>
        Assert.That(ByAll.Takes(_ => header, _ => cookie, _ => drawn), Is.EqualTo(takes));

    [TestCase("blue", 99, true)]
    [TestCase("always", 99, false)]
    [TestCase("never", 0, true)]
    public void With_a_value_only_that_value_decides_and_every_other_is_left_to_the_weight(string header, int drawn, bool takes) =>
        Assert.That((ByAll with { HeaderValue = "blue", Cookie = null }).Takes(_ => header, _ => null, _ => drawn), Is.EqualTo(takes));

    [TestCase("^bl", "blue", true)]
    [TestCase("^bl", "green", false)]
    [TestCase("(", "blue", false)]
    public void A_pattern_decides_where_it_matches(string pattern, string header, bool takes) =>
        Assert.That(new Canary { Header = "x-trial", HeaderPattern = pattern }.Takes(_ => header, _ => null, _ => 0), Is.EqualTo(takes));

    [TestCase(1000, 1000)]
    [TestCase(50, 100)]
    public void A_weight_is_a_part_of_the_total_which_is_a_hundred_at_least(int total, int below)
    {
        var asked = 0;
        new Canary { Weight = 1, WeightTotal = total }.Takes(_ => null, _ => null, most => asked = most);

        Assert.That(asked, Is.EqualTo(below));
    }

    [Test]
    public async Task A_canary_takes_its_part_and_gives_it_back_when_it_ends()
    {
        await using var cluster = await ServedCluster.StartAsync();
        cluster.Service("web", await cluster.PodAsync("stable"));
        cluster.Service("web-next", await cluster.PodAsync("next"));
        cluster.Ingress("web", "web.localhost", "web");
        cluster.Ingress("web-next", "web.localhost", "web-next", annotations: [("canary", "true"), ("canary-by-header", "X-Trial"), ("canary-by-cookie", "trial"), ("canary-weight", "20")]);
        await cluster.EventuallyAsync("web.localhost", "/", said => said == "next");

        Assert.That(await SaysAsync(cluster, ("x-trial", "always")), Is.All.EqualTo("next"));
        Assert.That(await SaysAsync(cluster, ("X-Trial", "never")), Is.All.EqualTo("stable"));
        Assert.That(await SaysAsync(cluster, ("Cookie", "a=b; trial=always")), Is.All.EqualTo("next"));
        Assert.That((await SaysAsync(cluster, ("X-Trial", "other"), times: 500)).Count(said => said == "next"), Is.InRange(50, 160));

        cluster.Service("web-next");
        await Wait.UntilAsync(() => cluster.Network.Services.Endpoints("default", "web-next", 80).Count == 0);
        Assert.That(await SaysAsync(cluster, ("X-Trial", "always")), Is.All.EqualTo("stable"));

        cluster.Delete(KindTable.Ingress, "web-next");
        Assert.That(await SaysAsync(cluster, ("X-Trial", "always")), Is.All.EqualTo("stable"));
    }

    private static async Task<IReadOnlyList<string>> SaysAsync(ServedCluster cluster, (string Name, string Value) header, int times = 10)
    {
        List<string> said = [];
        for (var i = 0; i < times; i++)
        {
            using var answer = await cluster.GetAsync("web.localhost", "/", header);
            said.Add(await answer.Content.ReadAsStringAsync());
        }

        return said;
    }
}
