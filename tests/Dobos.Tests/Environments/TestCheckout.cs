using Dobos.Checkouts;
using Dobos.Environments;

namespace Dobos.Tests.Environments;

/// <summary>A checkout in a temporary folder, with the environments that a test writes.</summary>
internal sealed class TestCheckout : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-checkout-");

    public TestCheckout() => Directory.CreateDirectory(Checkout.Environments);

    public Checkout Checkout => new(_folder.FullName);

    public EnvironmentCatalog Catalog => new(Checkout);

    public TestCheckout With(string name, string json)
    {
        File.WriteAllText(Path.Combine(Checkout.Environments, $"{name}.json"), json);
        return this;
    }

    /// <summary>A plain environment in the box, with further members in front.</summary>
    public TestCheckout WithPlain(string name, string members = "") =>
        With(name, $"{{\n  {members}\n  \"protected\": false,\n  \"vault\": {{ \"box\": \"x\" }},\n  \"registry\": {{ \"box\": \"x\" }},\n  \"cluster\": {{ \"box\": \"x\" }}\n}}");

    /// <summary>A plain environment but for its vault, which stands in line 2.</summary>
    public TestCheckout WithVault(string name, string vault) =>
        With(name, $"{{\n  \"vault\": {vault},\n  \"protected\": false,\n  \"registry\": {{ \"box\": \"x\" }},\n  \"cluster\": {{ \"box\": \"x\" }}\n}}");

    public void Dispose() => _folder.Delete(recursive: true);
}
