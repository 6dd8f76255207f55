using Dobos.Environments.Credentials;
using Dobos.Environments.Vaults;

namespace Dobos.Tests.Environments.Credentials;

public sealed class CredentialDecisionTests
{
    private static readonly VaultAddress OnAzure = VaultAddress.OnAzure("kv-shop");

    private static readonly Dictionary<string, string> Agent = new()
    {
        ["TF_BUILD"] = "True",
        ["AZURESUBSCRIPTION_SERVICE_CONNECTION_ID"] = "connection",
        ["AZURESUBSCRIPTION_TENANT_ID"] = "tenant",
        ["AZURESUBSCRIPTION_CLIENT_ID"] = "client",
        ["SYSTEM_ACCESSTOKEN"] = "access-token",
    };

    private static readonly Dictionary<string, string> Pod = new()
    {
        ["AZURE_TENANT_ID"] = "tenant",
        ["AZURE_CLIENT_ID"] = "client",
        ["AZURE_FEDERATED_TOKEN_FILE"] = "/token",
    };

    [Test]
    public void On_Azure_Pipelines_it_is_the_service_connection()
    {
        var plan = (CredentialPlan.ServiceConnection)Decide(Agent);
        Assert.That((plan.Tenant, plan.Client, plan.Connection, plan.AccessToken.Reveal()), Is.EqualTo(("tenant", "client", "connection", "access-token")));
        Assert.That(plan.ToString(), Does.Not.Contain("access-token"));
    }

    [Test]
    public void The_service_connection_goes_before_workload_identity() =>
        Assert.That(Decide(Agent.Concat(Pod).ToDictionary()), Is.TypeOf<CredentialPlan.ServiceConnection>());

    [Test]
    public void An_access_token_that_the_step_does_not_map_is_asked_for_by_name() =>
        Assert.That(
            () => Decide(Agent.Where(one => one.Key != "SYSTEM_ACCESSTOKEN").ToDictionary()),
            Throws.TypeOf<CredentialException>().With.Message.EqualTo(
                "The service connection of this run cannot be used without SYSTEM_ACCESSTOKEN; " +
                "run the step as AzureCLI@2 with its connection and map 'SYSTEM_ACCESSTOKEN: $(System.AccessToken)' under its 'env'."));

    [Test]
    public void Away_from_an_agent_a_service_connection_counts_for_nothing() =>
        Assert.That(Decide(Agent.Where(one => one.Key != "TF_BUILD").ToDictionary()), Is.TypeOf<CredentialPlan.AzureCli>());

    [Test]
    public void An_agent_without_a_service_connection_has_what_the_step_signed_in_with() =>
        Assert.That(Decide(new() { ["TF_BUILD"] = "True", ["SYSTEM_ACCESSTOKEN"] = "t" }), Is.TypeOf<CredentialPlan.AzureCli>());

    [Test]
    public void Workload_identity_is_taken_where_its_variables_are_set() =>
        Assert.That(Decide(Pod), Is.EqualTo(new CredentialPlan.WorkloadIdentity("tenant", "client", "/token")));

    [Test]
    public void Workload_identity_with_a_variable_empty_is_none() =>
        Assert.That(Decide(new(Pod) { ["AZURE_TENANT_ID"] = "" }), Is.TypeOf<CredentialPlan.AzureCli>());

    [TestCase(null)]
    [TestCase("id")]
    public void What_the_definition_names_goes_before_all_variables(string? client) =>
        Assert.That(Decide(Agent, new CredentialChoice.ManagedIdentity(client)), Is.EqualTo(new CredentialPlan.ManagedIdentity(client)));

    [Test]
    public void A_vault_on_this_machine_with_a_token_file_never_sees_a_real_credential() =>
        Assert.That(
            new CredentialDecision(Agent.GetValueOrDefault).For(new CredentialChoice.ManagedIdentity(null), new(new("https://localhost"), tokenFile: "/t")),
            Is.EqualTo(new CredentialPlan.TokenFile("/t")));

    [Test]
    public void A_vault_on_this_machine_without_a_token_file_never_sees_one_either() =>
        Assert.That(
            () => new CredentialDecision(Agent.GetValueOrDefault).For(new CredentialChoice.Auto(), new(new("https://localhost:1"))),
            Throws.TypeOf<CredentialException>().With.Message.EqualTo(
                "https://localhost:1/ is on this machine, and no real credential is shown to what listens here; name a 'tokenFile' beside its address."));

    private static CredentialPlan Decide(Dictionary<string, string> variables, CredentialChoice? choice = null) =>
        new CredentialDecision(variables.GetValueOrDefault).For(choice ?? new CredentialChoice.Auto(), OnAzure);
}
