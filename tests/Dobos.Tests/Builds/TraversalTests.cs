using System.Xml.Linq;
using Dobos.Builds;

namespace Dobos.Tests.Builds;

public sealed class TraversalTests
{
    private readonly Workshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void It_names_every_project_of_the_set_whatever_its_characters()
    {
        var traversal = new Traversal(_shop.Checkout, new ProjectSet(["/r/b & c/b.csproj", "/r/a/a.csproj"]));
        traversal.Write();

        Assert.That(XDocument.Load(traversal.File).Descendants("RestoreGraphProjectInput").Single().Value, Is.EqualTo("/r/a/a.csproj;/r/b & c/b.csproj"));
    }

    [Test]
    public void It_is_not_written_again_unchanged()
    {
        var traversal = new Traversal(_shop.Checkout, new ProjectSet(["/r/a/a.csproj"]));
        traversal.Write();
        var old = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(traversal.File, old);

        traversal.Write();

        Assert.That(File.GetLastWriteTimeUtc(traversal.File), Is.EqualTo(old));
    }
}
