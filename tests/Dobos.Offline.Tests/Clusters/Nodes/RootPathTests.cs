using Dobos.Offline.Clusters.Nodes.Images;

namespace Dobos.Offline.Tests.Clusters.Nodes;

[Platform(Exclude = "Win")]
public sealed class RootPathTests
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("dobos-root-");

    [SetUp]
    public void Link()
    {
        Directory.CreateDirectory(Path.Combine(_root.FullName, "deep", "er"));
        foreach (var (name, target) in (KeyValuePair<string, string>[])[new("absolute", "/deep"), new("up", "../../../deep"), new("round", "round"), new("chain", "absolute/er")])
            File.CreateSymbolicLink(Path.Combine(_root.FullName, "deep", name), target);
    }

    [TearDown]
    public void Delete() => _root.Delete(recursive: true);

    [TestCase("deep/./er//x", "deep/er/x")]
    [TestCase("../../deep/../etc", "etc")]
    [TestCase("deep/absolute", "deep")]
    [TestCase("deep/up/er", "deep/er")]
    [TestCase("deep/chain", "deep/er")]
    [TestCase("deep/round", null)]
    public void Links_are_followed_as_the_image_means_them_and_never_lead_out(string path, string? expected) =>
        Assert.That(RootPath.Resolve(_root.FullName, path, followLast: true), Is.EqualTo(expected is null ? null : Path.Combine(_root.FullName, expected)));

    [Test]
    public void The_last_link_is_left_where_it_is_what_is_asked_for() =>
        Assert.That(RootPath.Resolve(_root.FullName, "deep/absolute", followLast: false), Is.EqualTo(Path.Combine(_root.FullName, "deep", "absolute")));
}
