namespace Dobos.Tests.Lint.Charts;

[TestFixtureSource(typeof(OurCharts), nameof(OurCharts.Helms))]
public sealed class FrontendChartTests(string helm)
{
    [Test]
    public async Task The_backend_is_found_by_the_name_of_its_Service()
    {
        var backend = (await OurCharts.RenderAsync(helm, "calc-backend")).Only("Service");
        var settings = (await OurCharts.RenderAsync(helm, "calc-frontend")).Only("ConfigMap").Root["data"];
        Assert.That(settings["BACKEND_URL"].Text, Is.EqualTo($"http://{backend.Name}"));
    }

    [Test]
    public async Task The_cache_is_optional_and_may_be_reached_when_there_is_one()
    {
        var without = await OurCharts.RenderAsync(helm, "calc-frontend");
        var with = await OurCharts.RenderAsync(helm, "calc-frontend", "redis: { host: redis.example.com, port: 6379 }");
        Assert.That(without.Only("ConfigMap").Root["data"]["REDIS_HOST"].Text, Is.Empty);
        Assert.That(with.Only("ConfigMap").Root["data"]["REDIS_HOST"].Text, Is.EqualTo("redis.example.com"));
        Assert.That((EgressPorts(without), EgressPorts(with)), Is.EqualTo(("53 53 443", "53 53 443 6379")));
    }

    private static string EgressPorts(IEnumerable<Dobos.Lint.Charts.Manifest> manifests) =>
        string.Join(' ', manifests.Only("NetworkPolicy").Root["spec"]["egress"].Items.SelectMany(rule => rule["ports"].Items).Select(port => port["port"].Text));
}
