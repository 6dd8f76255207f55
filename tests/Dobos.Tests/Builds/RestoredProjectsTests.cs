using Dobos.Builds;
using Dobos.Checkouts;

namespace Dobos.Tests.Builds;

[Platform(Exclude = "Win", Reason = "its paths are those of Unix")]
public sealed class RestoredProjectsTests
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("dobos-");

    [TearDown]
    public void Delete() => _root.Delete(recursive: true);

    [Test]
    public void They_are_what_restore_found_and_no_project_that_only_a_text_names()
    {
        var traversal = new Traversal(new Checkout(_root.FullName), new ProjectSet(["tests/A.Tests.csproj"]));
        Directory.CreateDirectory(Path.GetDirectoryName(traversal.Restored)!);
        var assets = Path.Combine(_root.FullName, "project.assets.json");
        File.WriteAllText(assets, """
            {
              "libraries": {
                "A/1.0.0": { "type": "project", "path": "../src/A.csproj", "msbuildProject": "../src/A.csproj" },
                "NUnit/5.0.0": { "type": "package", "path": "nunit/5.0.0" }
              },
              "project": { "restore": { "projectPath": "/repository/tests/A.Tests.csproj" } }
            }
            """);
        File.WriteAllLines(traversal.Restored, [assets, Path.Combine(_root.FullName, "project.nuget.cache")]);

        Assert.That(RestoredProjects.Of(traversal), Is.EqualTo(["/repository/src/A.csproj", "/repository/tests/A.Tests.csproj"]));
    }
}
