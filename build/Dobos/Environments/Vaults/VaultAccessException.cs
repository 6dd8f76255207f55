using Dobos.Failures;

namespace Dobos.Environments.Vaults;

/// <summary>A vault that is there and does not let us in.</summary>
public sealed class VaultAccessException : DobosException
{
    public VaultAccessException(VaultAddress vault, string identity, IReadOnlyList<VaultGap.Denied> denied, bool writing = false)
        : base(ExitCode.Configuration, Sentence(vault, identity, denied, writing))
    {
    }

    public VaultAccessException(VaultAddress vault, EnvironmentDefinition definition, int status, string reason, Exception inner)
        : base(ExitCode.Configuration, Unexpected(vault, definition, status, reason), inner)
    {
    }

    private static string Unexpected(VaultAddress vault, EnvironmentDefinition definition, int status, string reason) =>
        $"{vault} {(status == 0 ? "shows a certificate that this machine does not trust" : "does not answer as a Key Vault")}: {reason}. " +
        $"Correct 'vault' in build/environments/{definition.Name}.json.";

    private static string Sentence(VaultAddress vault, string identity, IReadOnlyList<VaultGap.Denied> denied, bool writing)
    {
        var names = string.Join(", ", denied.Select(gap => gap.Name));
        return denied[0] switch
        {
            { Status: 401 } => $"{vault} does not accept {identity} (401): sign in to the tenant that the vault belongs to.",
            { Reason: "ForbiddenByFirewall" or "ForbiddenByConnection" } first =>
                $"{vault} does not take requests from this network ({first.Status} {first.Reason}): allow it in the vault's firewall, or run where it is allowed.",
            var first when writing => $"{vault} does not let {identity} set {names} ({first.Status} {first.Reason}): grant it Set on secrets (role 'Key Vault Secrets Officer').",
            var first => $"{vault} does not let {identity} read {names} ({first.Status} {first.Reason}): grant it Get on secrets (role 'Key Vault Secrets User').",
        };
    }
}
