using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Services;

namespace Dobos.Testing;

/// <summary>The suite's own test projects: those below tests/ that no service names.</summary>
internal static class SuiteTests
{
    public static ProjectSet Of(Checkout checkout, IEnumerable<Service> services)
    {
        var named = services.SelectMany(service => service.Tests.Concat(service.IntegrationTests)).ToHashSet();
        return new ProjectSet(Found(Path.Combine(checkout.Root, "tests")).Where(project => !named.Contains(project)));
    }

    private static IEnumerable<string> Found(string tests) =>
        Directory.Exists(tests)
            ? Directory.EnumerateFiles(tests, "*Tests.csproj", SearchOption.AllDirectories).Where(project => !project.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            : [];
}
