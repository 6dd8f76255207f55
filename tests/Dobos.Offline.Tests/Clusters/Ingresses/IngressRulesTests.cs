using Dobos.Offline.Clusters.Ingresses;

namespace Dobos.Offline.Tests.Clusters.Ingresses;

internal sealed class IngressRulesTests
{
    private static readonly IngressRules Rules = new(
        [Rule("a.example", "/", "root"), Rule("a.example", "/api", "api"), Rule("a.example", "/api/v2/", "v2"), Rule("a.example", "/api", "exact", isExact: true), Rule("*.example", "/", "any"), Rule("", "/only", "hostless")],
        Rule("", "/", "default"));

    [TestCase("a.example", "/", "root")]
    [TestCase("A.Example", "/apix", "root")]
    [TestCase("a.example", "/api", "exact")]
    [TestCase("a.example", "/api/", "api")]
    [TestCase("a.example", "/api/v2", "v2")]
    [TestCase("a.example", "/api/v2/x", "v2")]
    [TestCase("a.example", "/api/v22", "api")]
    [TestCase("b.example", "/x", "any")]
    [TestCase("b.c.example", "/only/x", "hostless")]
    [TestCase("example", "/onlyx", "default")]
    public void The_host_decides_before_the_path_and_the_longest_path_wins(string host, string path, string service) =>
        Assert.That(Rules.Find(host, path)?.Backend.Service, Is.EqualTo(service));

    [Test]
    public void Without_a_default_backend_there_may_be_no_rule() => Assert.That(new IngressRules([Rule("a.example", "/api", "api")], null).Find("a.example", "/"), Is.Null);

    private static IngressRule Rule(string host, string path, string service, bool isExact = false) =>
        new(host, new(path, isExact), new("default", service, null, 80), new(TimeSpan.FromSeconds(60), "HTTP"));
}
