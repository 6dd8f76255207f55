using Dobos.Loopback;

namespace Dobos.Environments.Vaults;

/// <summary>How a vault is reached. The two files replace a real certificate and a real credential, on loopback and nowhere else.</summary>
public sealed record VaultAddress
{
    public VaultAddress(Uri address, string? certificateFile = null, string? tokenFile = null)
    {
        if ((certificateFile ?? tokenFile) is not null && !LoopbackHost.Is(address))
            throw new TrustBeyondLoopbackException(address);

        (Address, CertificateFile, TokenFile) = (address, certificateFile, tokenFile);
    }

    public Uri Address { get; }

    public bool IsLoopback => LoopbackHost.Is(Address);

    public string? CertificateFile { get; }

    public string? TokenFile { get; }

    public static VaultAddress OnAzure(string name) => new(new Uri($"https://{name.ToLowerInvariant()}.vault.azure.net/"));

    public override string ToString() => Address.ToString();
}
