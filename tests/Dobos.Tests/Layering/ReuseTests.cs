using System.Text.Json;

namespace Dobos.Tests.Layering;

/// <summary>build/ can be copied into another repository.</summary>
public sealed class ReuseTests
{
    private static IEnumerable<string> ServiceNames => Repository.Files("src", "service.json")
        .SelectMany(file => (string[])[NameIn(file), Path.GetFileName(Path.GetDirectoryName(file))!]);

    [Test]
    public void There_are_services_to_look_for() => Assert.That(ServiceNames, Is.Not.Empty);

    [TestCaseSource(nameof(ServiceNames))]
    public void No_service_of_this_repository_is_named_in_build(string service) =>
        Assert.That(
            Repository.Files("build", "*").Where(file => File.ReadAllText(file).Contains(service, StringComparison.OrdinalIgnoreCase)),
            Is.Empty);

    private static string NameIn(string file) => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("name").GetString()!;
}
