using Dobos.Boxes;

namespace Dobos.Tests.Boxes;

public sealed class BoxCardTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-card-");

    private string Card => Path.Combine(_folder.FullName, "box.json");

    [TearDown]
    public void Delete() => _folder.Delete(recursive: true);

    [TestCase("")]
    [TestCase("""{ "address": "http://127.""")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{ "address": null, "token": "t", "build": "b", "process": 1 }""")]
    [TestCase("""{ "address": "nowhere", "token": "t", "build": "b", "process": 1 }""")]
    [TestCase("""{ "address": "http://127.0.0.1:1/", "token": "t", "build": "b", "process": 99999999999 }""")]
    public void What_is_no_card_is_no_box(string content)
    {
        File.WriteAllText(Card, content);
        Assert.That(BoxCard.Read(Card), Is.Null);
    }

    [Test]
    public void A_folder_in_its_place_is_no_box()
    {
        Directory.CreateDirectory(Card);
        Assert.That(BoxCard.Read(Card), Is.Null);
    }
}
