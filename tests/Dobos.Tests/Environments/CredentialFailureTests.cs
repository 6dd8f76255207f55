using Dobos.Environments;
using Dobos.Failures;
using Dobos.Tests.Fakes;

namespace Dobos.Tests.Environments;

[CancelAfter(60_000)]
public sealed class CredentialFailureTests
{
    // The one that the vault's challenge names.
    private const string Tenant = "00000000-0000-0000-0000-000000000000";
    private TestVault _vault = null!;

    [SetUp]
    public async Task StartAsync() => _vault = await TestVault.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _vault.DisposeAsync();

    [Test]
    public Task A_federated_token_that_is_not_there_is_a_fault_of_configuration_with_a_way_out() => AssertFailsAsync(
        "There is no token for {0} from the workload identity client: ",
        "; check its federated credential and AZURE_FEDERATED_TOKEN_FILE.",
        new() { ["AZURE_TENANT_ID"] = Tenant, ["AZURE_CLIENT_ID"] = "client", ["AZURE_FEDERATED_TOKEN_FILE"] = "/nowhere/token" });

    [Test]
    public Task A_service_connection_whose_agent_offers_no_token_is_one_too() => AssertFailsAsync(
        "There is no token for {0} from the service connection connection: ",
        "; check that the connection exists and that this pipeline may use it.",
        new()
        {
            ["TF_BUILD"] = "True",
            ["AZURESUBSCRIPTION_SERVICE_CONNECTION_ID"] = "connection",
            ["AZURESUBSCRIPTION_TENANT_ID"] = Tenant,
            ["AZURESUBSCRIPTION_CLIENT_ID"] = "client",
            ["SYSTEM_ACCESSTOKEN"] = "canary-access-token",
        });

    private async Task AssertFailsAsync(string start, string end, Dictionary<string, string> variables)
    {
        EnvironmentLoader loader = new(_vault.Sink, new OneVaultBox(null), variables.GetValueOrDefault, TimeProvider.System) { Patience = _vault.Patience };
        var definition = TestVault.Definition(new VaultPlace.At(new(_vault.Server.Address, _vault.Server.CertificateFile)));
        var thrown = await Assert.CatchAsync<DobosException>(() => loader.LoadAsync(definition, VaultDemand.None, TestContext.CurrentContext.CancellationToken));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Code, Is.EqualTo(ExitCode.Configuration));
            Assert.That(thrown.Message, Does.StartWith(start.Replace("{0}", $"{_vault.Server.Address}", StringComparison.Ordinal)).And.EndsWith(end));
            Assert.That(thrown.ToString(), Does.Not.Contain("canary-access-token"));
        }

        TestContext.Out.WriteLine(thrown!.Message);
    }
}
