using Microsoft.AspNetCore.Routing;

namespace Dobos.Offline.Vaults;

/// <summary>Key Vault's routes for secrets. Whoever hosts several vaults gives each its own port, and a branch for what comes in there.</summary>
public static class VaultEndpoints
{
    public static void MapVault(this IEndpointRouteBuilder routes, Vault vault)
    {
        SecretHandlers secrets = new(vault.Store);
        DeletedHandlers deleted = new(vault.Store);
        VaultRoutes map = new(routes, vault);
        map.Add("GET", "/secrets", secrets.ListAsync);
        map.Add("GET", "/secrets/{name}/versions", secrets.VersionsAsync);
        map.Add("GET", "/secrets/{name}/{version?}", secrets.GetAsync);
        map.Add("PUT", "/secrets/{name}", secrets.SetAsync);
        map.Add("PATCH", "/secrets/{name}/{version?}", secrets.ChangeAsync);
        map.Add("DELETE", "/secrets/{name}", deleted.DeleteAsync);
        map.Add("POST", "/secrets/{name}/backup", VaultError.NoBackupAsync);
        map.Add("POST", "/secrets/restore", VaultError.NoBackupAsync);
        map.Add("GET", "/deletedsecrets", deleted.ListAsync);
        map.Add("GET", "/deletedsecrets/{name}", deleted.GetAsync);
        map.Add("DELETE", "/deletedsecrets/{name}", deleted.PurgeAsync);
        map.Add("POST", "/deletedsecrets/{name}/recover", deleted.RecoverAsync);
        map.AddOthers();
    }
}
