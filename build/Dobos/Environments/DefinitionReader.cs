using Dobos.Environments.Credentials;
using Dobos.Environments.Places;
using Dobos.Environments.Vaults;
using Dobos.Json;
using Dobos.Loopback;

namespace Dobos.Environments;

/// <summary>Turns a file that its schema has passed into a definition, and finds what a schema cannot say.</summary>
internal static class DefinitionReader
{
    public static EnvironmentDefinition Read(string name, Node file, string root) => new(
        name,
        file["promotesFrom"]?.Text,
        file["protected"]!.IsTrue,
        [.. file["publicKeys"]?.Children.Select(key => key.Text) ?? []],
        Credential(file["credential"]),
        Vault(file["vault"]!, root),
        Registry(file["registry"]!),
        Cluster(file["cluster"]!),
        file["telemetry"] is { } telemetry ? Telemetry(telemetry) : null);

    /// <summary>An address that the schema passes and that cannot be one, or that must not have what it has beside it.</summary>
    public static void CheckAddress(Node file, List<JsonFinding> findings)
    {
        if (file["vault"] is not { } vault || vault["address"] is not { } address)
            return;

        if (!Uri.TryCreate(address.Text, UriKind.Absolute, out var uri))
            findings.Add(address.Finding($"'{address.Path}' is '{address.Text}', which is no address."));
        else if ((vault["certificateFile"] ?? vault["tokenFile"]) is { } trust && !LoopbackHost.Is(uri))
            findings.Add(trust.Finding(TrustBeyondLoopbackException.Sentence(uri)));
    }

    private static CredentialChoice Credential(Node? node) =>
        node?["managedIdentity"] is { } clientId ? new CredentialChoice.ManagedIdentity(clientId.Text)
        : node?.Text == "managedIdentity" ? new CredentialChoice.ManagedIdentity(ClientId: null)
        : new CredentialChoice.Auto();

    private static VaultPlace Vault(Node node, string root) =>
        node["azure"] is { } azure ? new VaultPlace.OnAzure(azure.Text)
        : node["address"] is { } address ? new VaultPlace.At(new(new(address.Text), In(root, node["certificateFile"]), In(root, node["tokenFile"])))
        : new VaultPlace.InBox(node["box"]!.Text);

    private static string? In(string root, Node? path) => path is null ? null : Path.Combine(root, path.Text);

    private static RegistryPlace Registry(Node node) =>
        node["azure"] is { } azure ? new RegistryPlace.OnAzure(azure.Text)
        : node["push"] is { } push ? new RegistryPlace.At(push.Text, node["pull"]!.Text, node["pullSecret"]?.Text)
        : new RegistryPlace.InBox(node["box"]!.Text);

    private static ClusterPlace Cluster(Node node) =>
        node["context"] is { } context ? new ClusterPlace.Context(context.Text)
        : node["box"] is { } box ? new ClusterPlace.InBox(box.Text)
        : new ClusterPlace.OnAzure();

    private static TelemetryPlace Telemetry(Node node) =>
        node["address"] is { } address ? new TelemetryPlace.At(new(address.Text))
        : node["box"] is { } box ? new TelemetryPlace.InBox(box.Text)
        : new TelemetryPlace.OnAzure();
}
