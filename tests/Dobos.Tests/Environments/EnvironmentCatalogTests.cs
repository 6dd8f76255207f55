using Dobos.Checkouts;
using Dobos.Environments;
using Dobos.Environments.Credentials;
using Dobos.Environments.Places;
using Dobos.Failures;
using Dobos.Json;
using Dobos.Names;

namespace Dobos.Tests.Environments;

public sealed class EnvironmentCatalogTests
{
    private TestCheckout _checkout = null!;

    [SetUp]
    public void Start() => _checkout = new();

    [TearDown]
    public void Stop() => _checkout.Dispose();

    [Test]
    public void The_names_are_those_of_the_files_and_not_of_what_lies_beside_them()
    {
        _checkout.WithPlain("prod").WithPlain("dev").With("dev.offline", "{}").With("environment.schema", "{}");
        Assert.That(_checkout.Catalog.Names, Is.EqualTo(["dev", "prod"]));
    }

    [Test]
    public void An_unknown_environment_is_named_with_the_nearest_and_the_list()
    {
        _checkout.WithPlain("prod").WithPlain("staging");
        var thrown = Assert.Throws<UnknownNameException>(() => _checkout.Catalog.Load("stagign"));
        Assert.That((thrown!.Code, thrown.Message), Is.EqualTo((
            ExitCode.Usage, "There is no environment 'stagign'; did you mean 'staging'? Known: prod, staging.")));
    }

    [Test]
    public void An_environment_like_no_other_gets_the_list_alone() =>
        Assert.That(
            () => _checkout.WithPlain("prod").Catalog.Find("nope"),
            Throws.TypeOf<UnknownNameException>().With.Message.EqualTo("There is no environment 'nope'. Known: prod."));

    [Test]
    public void Where_there_are_no_environments_it_says_so() =>
        Assert.That(
            () => _checkout.Catalog.Find("dev"),
            Throws.TypeOf<UnknownNameException>().With.Message.EqualTo("There is no environment 'dev', nor any other: build/environments has no <name>.json."));

    [Test]
    public void A_malformed_file_is_named_with_line_and_reason()
    {
        _checkout.With("dev", "{\n  \"protected\" false\n}");
        var thrown = Assert.Throws<InvalidJsonException>(() => _checkout.Catalog.Load("dev"));
        Assert.That(thrown!.Code, Is.EqualTo(ExitCode.Configuration));
        Assert.That(thrown.Message, Does.StartWith("build/environments/dev.json:2:15: This is not JSON: 'f' is invalid after a property name"));
    }

    [Test]
    public void Everything_that_is_wrong_in_a_file_is_said_at_once()
    {
        _checkout.With("dev", "{\n  \"protectd\": false,\n  \"vault\": { \"azure\": \"dzphix1_284-vault\" },\n  \"registry\": { \"azure\": \"a-b\" },\n  \"cluster\": { \"azure\": true }\n}");
        var thrown = Assert.Throws<InvalidJsonException>(() => _checkout.Catalog.Load("dev"));
        Assert.That(
            thrown!.Message.Split('\n'),
            Is.EquivalentTo([
                "build/environments/dev.json:1:1: The file lacks 'protected'.",
                "build/environments/dev.json:2:3: 'protectd' is not known here; did you mean 'protected'?",
                "build/environments/dev.json:3:14: 'vault.azure' is 'dzphix1_284-vault', but must be a Key Vault's name: 3 to 24 letters, digits and hyphens, from a letter to a letter or digit, without '--'.",
                "build/environments/dev.json:4:17: 'registry.azure' is 'a-b', but must be a container registry's name: 5 to 50 letters and digits.",
            ]));
    }

    [TestCase("ab", false)]
    [TestCase("abc", true)]
    [TestCase("a23456789012345678901234", true)]
    [TestCase("a234567890123456789012345", false)]
    [TestCase("1abc", false)]
    [TestCase("-abc", false)]
    [TestCase("abc-", false)]
    [TestCase("a--bc", false)]
    [TestCase("a-b-c", true)]
    [TestCase("a_bc", false)]
    [TestCase("a.bc", false)]
    [TestCase("äbcd", false)]
    [TestCase("abc\\n", false)]
    public void A_vault_on_Azure_is_named_by_Azures_rules(string name, bool legal)
    {
        _checkout.WithVault("dev", $"{{ \"azure\": \"{name}\" }}");
        Assert.That(() => _checkout.Catalog.Load("dev"), legal ? Throws.Nothing : Throws.TypeOf<InvalidJsonException>());
    }

    [Test]
    public void A_definition_has_what_its_file_says()
    {
        _checkout.WithPlain("dev").With("prod", """
            {
              "promotesFrom": "dev", "protected": true, "credential": { "managedIdentity": "00000000-0000-0000-0000-00000000000a" },
              "vault": { "azure": "kv-shop" }, "registry": { "push": "localhost:5000/a", "pull": "registry:5000/a", "pullSecret": "pull" },
              "cluster": { "context": "kind-shop" }, "telemetry": { "address": "http://localhost:9/" },
            }
            """);
        var prod = _checkout.Catalog.Load("prod");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((prod.Name, prod.PromotesFrom, prod.Protected), Is.EqualTo(("prod", "dev", true)));
            Assert.That(prod.Credential, Is.EqualTo(new CredentialChoice.ManagedIdentity("00000000-0000-0000-0000-00000000000a")));
            Assert.That(prod.Vault, Is.EqualTo(new VaultPlace.OnAzure("kv-shop")));
            Assert.That(prod.Registry, Is.EqualTo(new RegistryPlace.At("localhost:5000/a", "registry:5000/a", "pull")));
            Assert.That(prod.Cluster, Is.EqualTo(new ClusterPlace.Context("kind-shop")));
            Assert.That(prod.Telemetry, Is.EqualTo(new TelemetryPlace.At(new("http://localhost:9/"))));
        }
    }

    [Test]
    public void Taken_offline_an_environment_has_all_its_places_in_the_box()
    {
        var offline = _checkout.WithVault("dev", """{ "azure": "kv-shop" }""").Catalog.Load("dev").Offline();
        Assert.That((offline.Vault, offline.Registry, offline.Cluster, offline.Telemetry), Is.EqualTo((
            new VaultPlace.InBox("dev"), new RegistryPlace.InBox("nonprod"), new ClusterPlace.InBox("dev"), new TelemetryPlace.InBox("dev"))));
    }

    [Test]
    public void The_environments_of_this_repository_are_as_their_schema_wants_them()
    {
        var root = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(root, "global.json")))
            root = Path.GetDirectoryName(root)!;

        Assert.That(new EnvironmentCatalog(new Checkout(root)).LoadAll().Select(one => one.Name), Is.EqualTo(["dev", "local", "prod", "staging"]));
    }
}
