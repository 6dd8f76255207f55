using Dobos.Names;
using Dobos.Services;

namespace Dobos.Builds;

/// <summary>Projects that are restored and built together, in one order whoever named them.</summary>
public sealed class ProjectSet(IEnumerable<string> projects)
{
    public IReadOnlyList<string> Projects { get; } = [.. projects.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Short, the same for the same projects: a name for what is kept about them.</summary>
    public string Key => ShortHash.Of(string.Join('\n', Projects), 12);

    public static ProjectSet Of(IEnumerable<Service> services) =>
        new(services.SelectMany(service => (string[])[service.Project, .. service.Tests, .. service.IntegrationTests]));
}
