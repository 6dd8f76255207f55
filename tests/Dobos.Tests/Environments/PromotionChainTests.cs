using Dobos.Json;

namespace Dobos.Tests.Environments;

public sealed class PromotionChainTests
{
    private TestCheckout _checkout = null!;

    [SetUp]
    public void Start() => _checkout = new();

    [TearDown]
    public void Stop() => _checkout.Dispose();

    [Test]
    public void A_promotion_from_nowhere_is_found_with_its_line()
    {
        _checkout.WithPlain("dev").WithPlain("prod", "\"promotesFrom\": \"dve\",");
        AssertFails("prod", "build/environments/prod.json:2:3: 'promotesFrom' is 'dve', which is no environment here; did you mean 'dev'?");
    }

    [TestCase("a", "a from b from c from a")]
    [TestCase("d", "d from a from b from c from a")]
    public void A_circle_is_found_from_wherever_one_looks(string name, string circle)
    {
        _checkout.WithPlain("a", "\"promotesFrom\": \"b\",").WithPlain("b", "\"promotesFrom\": \"c\",")
            .WithPlain("c", "\"promotesFrom\": \"a\",").WithPlain("d", "\"promotesFrom\": \"a\",");
        AssertFails(name, $"build/environments/{name}.json:2:3: 'promotesFrom' goes round in a circle ({circle}), so no release could ever begin.");
    }

    [Test]
    public void A_fault_in_another_environments_file_keeps_nobody_from_this_one()
    {
        _checkout.With("dev", "{ not json").WithPlain("prod", "\"promotesFrom\": \"dev\",");
        Assert.That(_checkout.Catalog.Load("prod").PromotesFrom, Is.EqualTo("dev"));
    }

    [Test]
    public void Loading_them_all_says_what_is_wrong_in_any()
    {
        _checkout.With("a", "{ not json").WithPlain("b", "\"promotesFrom\": \"c\",").WithPlain("c").WithVault("d", "{}");
        var thrown = Assert.Throws<InvalidJsonException>(() => _checkout.Catalog.LoadAll());
        Assert.That(thrown!.Findings.Select(finding => finding.File), Is.EqualTo(["build/environments/a.json", "build/environments/d.json"]));
    }

    private void AssertFails(string name, string message) =>
        Assert.That(() => _checkout.Catalog.Load(name), Throws.TypeOf<InvalidJsonException>().With.Message.EqualTo(message));
}
