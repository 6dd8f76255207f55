using Dobos.Failures;
using Dobos.Registries;
using Dobos.Registries.Auth;

namespace Dobos.Tests.Registries;

public sealed class RegistryAddressTests
{
    [TestCase("shop.example.org", "https://shop.example.org/", "")]
    [TestCase("Shop.example.org:5000", "https://shop.example.org:5000/", "")]
    [TestCase("shop.example.org/team/x", "https://shop.example.org/", "team/x")]
    [TestCase("localhost:5000", "http://localhost:5000/", "")]
    [TestCase("shop.localhost:5000/a", "http://shop.localhost:5000/", "a")]
    [TestCase("127.3.4.5", "http://127.3.4.5/", "")]
    [TestCase("[::1]:5000", "http://[::1]:5000/", "")]
    [TestCase("[2001:db8::1]", "https://[2001:db8::1]/", "")]
    [TestCase("10.0.0.1:5000", "https://10.0.0.1:5000/", "")]
    [TestCase("localhost.example.org", "https://localhost.example.org/", "")]
    [TestCase("notlocalhost", "https://notlocalhost/", "")]
    [TestCase("0.0.0.0:5000", "https://0.0.0.0:5000/", "")]
    public void Plain_http_is_for_this_machine_and_https_for_all_others(string text, string endpoint, string prefix)
    {
        var address = RegistryAddress.Parse(text);
        Assert.That((address.Endpoint.AbsoluteUri, address.Prefix), Is.EqualTo((endpoint, prefix)));
    }

    [TestCase("")]
    [TestCase("https://shop.example.org")]
    [TestCase("user:secret@shop.example.org")]
    [TestCase("shop.example.org:port")]
    [TestCase("shop.example.org:99999")]
    [TestCase("shop.example.org/Team")]
    [TestCase("shop.example.org/team/../x")]
    [TestCase("shop.example.org/team:1.0")]
    [TestCase("shop example.org")]
    [TestCase("shop.example.org\n")]
    public void What_docker_would_not_take_is_refused(string text) =>
        Assert.That(Assert.Throws<RegistryAddressException>(() => RegistryAddress.Parse(text))!.Code, Is.EqualTo(ExitCode.Configuration));

    [Test]
    public void A_repository_is_named_below_the_path_of_the_address()
    {
        using RegistryClient client = new(RegistryAddress.Parse("shop.example.org/team"), new AnonymousCredentials());
        var repository = client.Repository("charts/calc");
        Assert.That((repository.Name, repository.ToString()), Is.EqualTo(("team/charts/calc", "shop.example.org/team/charts/calc")));
    }

    [TestCase("")]
    [TestCase("Calc")]
    [TestCase("a//b")]
    [TestCase("../a")]
    [TestCase("a:1")]
    [TestCase("a?b")]
    public void A_repository_whose_name_could_lead_elsewhere_is_refused(string name)
    {
        using RegistryClient client = new(RegistryAddress.Parse("shop.example.org"), new AnonymousCredentials());
        Assert.Throws<RegistryException>(() => client.Repository(name));
    }

    [TestCase("a.example.org/x", "a.example.org/y", true)]
    [TestCase("a.example.org", "A.example.org", true)]
    [TestCase("a.example.org", "a.example.org:443", true)]
    [TestCase("a.example.org", "b.example.org", false)]
    [TestCase("localhost:1", "localhost:2", false)]
    public void One_registry_is_told_from_two(string one, string other, bool same) =>
        Assert.That(RegistryAddress.Parse(one).IsSameRegistryAs(RegistryAddress.Parse(other)), Is.EqualTo(same));
}
