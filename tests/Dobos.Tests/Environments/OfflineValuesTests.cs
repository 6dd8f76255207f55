using Dobos.Checkouts;
using Dobos.Environments;
using Dobos.Environments.Vaults;
using Dobos.Failures;
using Dobos.Json;
using Dobos.Services;
using Dobos.Tests.Layering;

namespace Dobos.Tests.Environments;

public sealed class OfflineValuesTests
{
    private readonly TestCheckout _checkout = new();

    private static Checkout Ours => new(Repository.Root);

    private static IEnumerable<string> OurEnvironments => new EnvironmentCatalog(Ours).Names;

    private static IEnumerable<string> OurFiles =>
        Directory.EnumerateFiles(Ours.Environments, "*.offline.json").Select(file => Path.GetFileName(file).Replace(".offline.json", "", StringComparison.Ordinal));

    [TearDown]
    public void Stop() => _checkout.Dispose();

    [Test]
    public void An_environment_without_a_file_has_no_values() => Assert.That(Of("dev"), Is.Empty);

    [Test]
    public void The_values_are_those_of_the_file_as_they_stand_there()
    {
        _checkout.With("dev.offline", """{ "values": { "a": "1\n\u0000ü", /* why */ "B-2": " " }, }""");
        Assert.That(Of("dev").Select(value => (value.Key, value.Value.Reveal())), Is.EqualTo(new[] { ("a", "1\n\0ü"), ("B-2", " ") }));
    }

    [Test]
    public void Everything_that_is_wrong_is_said_at_once_with_its_line_and_without_its_value()
    {
        _checkout.With("dev.offline", $$"""
            {
              "values": {
                "a_b": "canary",
                "c": { "d": "canary" },
                "e": "canary",
                "E": "canary",
                "f": "",
                "g": "canary{{new string('x', 25 * 1024)}}",
                "e": "canary"
              },
              "vaules": {}
            }
            """);
        var thrown = Assert.Throws<InvalidJsonException>(() => Of("dev"));
        Assert.That(thrown!.Code, Is.EqualTo(ExitCode.Configuration));
        Assert.That(thrown.Message.Split('\n'), Is.EquivalentTo([
            "build/environments/dev.offline.json:3:5: 'values.a_b' is 'a_b', but must be the name of a secret in the vault: letters, digits and hyphens.",
            "build/environments/dev.offline.json:4:5: 'values.c' must be a string, but is an object.",
            "build/environments/dev.offline.json:6:5: 'values.E' is 'values.e' to a vault, which knows no case; keep one of the two.",
            "build/environments/dev.offline.json:7:5: 'values.f' is empty; leave it out, or give it a value.",
            "build/environments/dev.offline.json:8:5: 'values.g' has 25606 bytes; a vault takes 25600.",
            "build/environments/dev.offline.json:9:5: 'values.e' is given twice; keep one of the two.",
            "build/environments/dev.offline.json:11:3: 'vaules' is not known here; did you mean 'values'?",
        ]));
    }

    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{ \"values\": [\"canary\"] }")]
    [TestCase("{ \"values\": { \"a\": \"canary }")]
    [TestCase("{ \"values\": { \"a\": canary } }")]
    [TestCase("{ \"values\": { \"a\": \"canary \\ud800\" } }")]
    public void A_file_that_is_otherwise_than_its_schema_is_named_and_not_quoted(string json)
    {
        _checkout.With("dev.offline", json);
        Assert.That(() => Of("dev"), Throws.TypeOf<InvalidJsonException>().With.Message.StartsWith("build/environments/dev.offline.json:1:").And.Message.Not.Contain("canary"));
    }

    [TestCaseSource(nameof(OurFiles))]
    public void Values_of_this_repository_belong_to_an_environment(string name) => Assert.That(OurEnvironments, Does.Contain(name));

    [TestCaseSource(nameof(OurEnvironments))]
    public async Task Seeded_with_its_values_an_environment_of_this_repository_has_all_that_its_services_need(string name)
    {
        await using var vault = await TestVault.StartAsync(filled: false);
        vault.Server.Vault.Seed(new OfflineValues(Ours).Of(name).ToDictionary(value => value.Key, value => value.Value.Reveal()));
        var definition = new EnvironmentCatalog(Ours, offline: true).Load(name);
        var reading = await vault.Loader(vault.Address).ReadAsync(definition, VaultDemand.Of(new ServiceCatalog(Ours).All), CancellationToken.None);
        Assert.That(reading.Gaps.Select(gap => $"{gap.Name} {gap.Fault}"), Is.Empty);
    }

    [TestCaseSource(nameof(OurEnvironments))]
    public void Nothing_stands_in_a_file_of_this_repository_that_nobody_asks_for(string name)
    {
        var definition = new EnvironmentCatalog(Ours, offline: true).Load(name);
        var wanted = EnvironmentContext.Names(definition, VaultDemand.Of(new ServiceCatalog(Ours).All)).Select(one => one.Name);
        Assert.That(new OfflineValues(Ours).Of(name).Keys, Is.SubsetOf(wanted));
    }

    private IReadOnlyDictionary<string, Secrets.Secret> Of(string name) => new OfflineValues(_checkout.Checkout).Of(name);
}
