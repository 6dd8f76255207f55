using Dobos.Images.Engines;
using Dobos.Tests.Builds;

namespace Dobos.Tests.Images.Engines;

public sealed class DockerfileContextTests
{
    private readonly Workshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void Only_what_the_service_is_made_of_is_in_it()
    {
        _shop.Write("README.md");
        _shop.Write("src/shop/bin/shop.dll");
        var context = Filled(_shop.Write("src/shop/Shop.cs"), _shop.Write("src/shop/Dockerfile"));
        Assert.That(Content(context), Is.EquivalentTo(["src/shop/Dockerfile", "src/shop/Shop.cs"]));
        Assert.That(context.PathOf(_shop.Path("src/shop/Dockerfile")), Is.EqualTo(_shop.Path("artifacts/context/src/shop/Dockerfile")));
    }

    [Test]
    public void What_was_in_it_before_is_not_in_it_any_more()
    {
        Filled(_shop.Write("src/shop/Old.cs"));
        Assert.That(Content(Filled(_shop.Write("src/shop/Shop.cs"))), Is.EqualTo(["src/shop/Shop.cs"]));
    }

    [Test]
    public void What_lies_beside_the_checkout_is_left_out() =>
        Assert.That(Content(Filled(_shop.Write("src/shop/Shop.cs"), Path.GetFullPath(_shop.Path("../beside.cs")))), Is.EqualTo(["src/shop/Shop.cs"]));

    [Test]
    public void Of_a_submodule_its_sources_are_in_it()
    {
        _shop.Write("src/module/A.cs");
        _shop.Write("src/module/obj/project.assets.json");
        _shop.Write("src/module/.git", "gitdir: elsewhere");
        Assert.That(Content(Filled(_shop.Path("src/module"))), Is.EqualTo(["src/module/A.cs"]));
    }

    private DockerfileContext Filled(params string[] files)
    {
        DockerfileContext context = new(_shop.Checkout, _shop.Path("artifacts/context"));
        context.Fill(files);
        return context;
    }

    private static string[] Content(DockerfileContext context) =>
        [.. Directory.EnumerateFiles(context.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(context.Folder, file)).Order(StringComparer.Ordinal)];
}
