namespace Dobos.Offline.Vaults;

/// <summary>What a vault does not do, in the words and codes in which Key Vault says so.</summary>
public sealed class VaultRefusedException(int status, string code, string message, string? innerCode = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? InnerCode { get; } = innerCode;

    public static VaultRefusedException BadParameter(string message) => new(400, "BadParameter", message);

    public static VaultRefusedException IsDeleted(string name) => new(
        409,
        "Conflict",
        $"Secret {name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.",
        "ObjectIsDeletedButRecoverable");
}
