using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Dobos.Environments.Credentials;
using Dobos.Environments.Places;
using Dobos.Environments.Vaults;
using Dobos.Failures;

namespace Dobos.Tests.Environments.Credentials;

[CancelAfter(60_000)]
public sealed class CredentialFailureTests
{
    // The one that the vault's challenge names.
    private const string Tenant = "00000000-0000-0000-0000-000000000000";
    private static readonly VaultAddress OnAzure = VaultAddress.OnAzure("kv-shop");
    private TestVault _vault = null!;

    [SetUp]
    public async Task StartAsync() => _vault = await TestVault.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _vault.DisposeAsync();

    [Test]
    public Task A_federated_token_that_is_not_there_is_a_fault_of_configuration_with_a_way_out() => AssertFailsAsync(
        "There is no token for https://kv-shop.vault.azure.net/ from the workload identity client: ",
        "; check its federated credential and AZURE_FEDERATED_TOKEN_FILE.",
        new() { ["AZURE_TENANT_ID"] = Tenant, ["AZURE_CLIENT_ID"] = "client", ["AZURE_FEDERATED_TOKEN_FILE"] = "/nowhere/token" });

    [Test]
    public Task A_service_connection_whose_agent_offers_no_token_is_one_too() => AssertFailsAsync(
        "There is no token for https://kv-shop.vault.azure.net/ from the service connection connection: ",
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
        var thrown = await Assert.CatchAsync<DobosException>(() => ReadAsync(new CredentialDecision(variables.GetValueOrDefault).For(new CredentialChoice.Auto(), OnAzure)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Code, Is.EqualTo(ExitCode.Configuration));
            Assert.That(thrown.Message, Does.StartWith(start).And.EndsWith(end));
            Assert.That(thrown.ToString(), Does.Not.Contain("canary-access-token"));
        }
    }

    // A vault of Azure's name, at which the server answers.
    private Task<VaultReading> ReadAsync(CredentialPlan plan)
    {
        var options = VaultClients.Options(OnAzure, _vault.Patience);
        options.Transport = new HttpClientTransport(new HttpClient(new Detour(_vault.Server.Address, LoopbackTransport.CreateHandler(_vault.Address))));
        SecretClient client = new(OnAzure.Address, TokenCredentials.Create(plan, TimeProvider.System), options);
        VaultVisit visit = new(TestVault.Definition(new VaultPlace.OnAzure("kv-shop")), OnAzure, plan, _vault.Sink);
        return new VaultReader(client, visit, _vault.Patience, TimeProvider.System)
            .ReadAsync([new("a", VaultKind.Secret)], TestContext.CurrentContext.CancellationToken);
    }

    private sealed class Detour(Uri to, HttpMessageHandler way) : DelegatingHandler(way)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new(to, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
