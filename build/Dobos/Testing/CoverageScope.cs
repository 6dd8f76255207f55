using System.Xml;
using System.Xml.Linq;
using Dobos.Builds;
using Dobos.Checkouts;

namespace Dobos.Testing;

/// <summary>Coverage counts what a test project references in this checkout: not itself, and no package.</summary>
public sealed class CoverageScope(Checkout checkout)
{
    private const string Setting = "DataCollectionRunSettings.DataCollectors.DataCollector.Configuration";

    /// <summary>Settings of the collector, as arguments after the test command's own.</summary>
    public IReadOnlyList<string> Arguments(string project) =>
        Assemblies(project) is { Length: > 0 } assemblies
            // A reproducible build knows its sources by names that no disk has; the collector would leave it out.
            ? [$"{Setting}.ExcludeAssembliesWithoutSources=None", $"{Setting}.Include={string.Join(',', assemblies.Select(name => $"[{name}]*"))}"]
            : [];

    private string[] Assemblies(string project) =>
        [.. new ProjectClosure(checkout.Root, [project]).Projects.Where(other => other != project).Select(AssemblyName).Order(StringComparer.Ordinal)];

    private static string AssemblyName(string project) =>
        Written(project) is { Length: > 0 } name && !name.Contains('$', StringComparison.Ordinal) ? name : Path.GetFileNameWithoutExtension(project);

    private static string? Written(string project)
    {
        try
        {
            return XDocument.Load(project).Descendants().FirstOrDefault(element => element.Name.LocalName == "AssemblyName")?.Value.Trim();
        }
        catch (XmlException)
        {
            return null; // It did not build either.
        }
    }
}
