using System.Reflection;
using System.Runtime.Loader;
using Dobos.Checkouts;
using Dobos.Environments;

namespace Dobos.Tests.Environments;

public sealed class AzureFreeTests
{
    [Test]
    public void Defining_an_environment_and_being_ready_to_load_it_loads_nothing_of_Azures()
    {
        using var checkout = new TestCheckout().WithVault("dev", """{ "azure": "kv-shop" }""");
        Watched watched = new();
        var dobos = watched.LoadFromAssemblyPath(typeof(EnvironmentCatalog).Assembly.Location);
        var catalog = Create(dobos, typeof(EnvironmentCatalog), Create(dobos, typeof(Checkout), checkout.Checkout.Root), false);
        catalog.GetType().GetMethod("Load", [typeof(string)])!.Invoke(catalog, ["dev"]);
        Create(dobos, typeof(EnvironmentLoader), null, null, null, null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(watched.Asked, Has.Member("System.Text.Json"));
            Assert.That(watched.Asked.Where(name => name.StartsWith("Azure", StringComparison.Ordinal) || name.StartsWith("Polly", StringComparison.Ordinal)), Is.Empty);
        }
    }

    private static object Create(Assembly assembly, Type like, params object?[] arguments) =>
        assembly.GetType(like.FullName!)!.GetConstructors()[0].Invoke(arguments);

    private sealed class Watched() : AssemblyLoadContext(isCollectible: true)
    {
        public List<string> Asked { get; } = [];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Asked.Add(assemblyName.Name!);
            return null;
        }
    }
}
