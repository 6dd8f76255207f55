using Dobos.Images;
using Dobos.Images.Bases;
using Dobos.Json;
using Dobos.Registries;

namespace Dobos.Tests.Images.Bases;

public sealed class PinFileTests
{
    private const string Hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private readonly ImageWorkshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void What_is_written_is_read_again()
    {
        _shop.Write("build/base-image.json", "{}");
        BasePin pin = new(Reference("registry.example:5000/dotnet/aspnet:10.0"), new ImagePlatform("arm64"), Digest.Parse($"sha256:{Hex}"));
        new PinFile(_shop.Checkout).Write(pin);

        Assert.That(new PinFile(_shop.Checkout).Read(), Is.EqualTo(pin));
    }

    [TestCase(null)]
    [TestCase("{}")]
    [TestCase("""{ "$schema": "base-image.schema.json" }""")]
    public void Nothing_need_be_pinned(string? text)
    {
        if (text is not null)
            _shop.Write("build/base-image.json", text);

        Assert.That(new PinFile(_shop.Checkout).Read(), Is.Null);
    }

    [TestCase("aspnet:10.0", "linux/amd64", Hex, "base.image")]
    [TestCase("registry.example/aspnet", "linux/amd64", Hex, "base.image")]
    [TestCase("registry.example/Aspnet:10.0", "linux/amd64", Hex, "is no image")]
    [TestCase("registry.example/aspnet:10.0", "windows/amd64", Hex, "base.platform")]
    [TestCase("registry.example/aspnet:10.0", "linux/amd64", "12", "base.digest")]
    public void What_cannot_be_right_is_named_with_its_place(string image, string platform, string hex, string said)
    {
        _shop.Write("build/base-image.json", $$"""{ "base": { "image": "{{image}}", "platform": "{{platform}}", "digest": "sha256:{{hex}}" } }""");

        Assert.That(() => new PinFile(_shop.Checkout).Read(), Throws.TypeOf<InvalidJsonException>().With.Message.Contains("build/base-image.json").And.Message.Contains(said));
    }

    [Test]
    public void The_one_in_this_repository_is_valid() =>
        Assert.That(() => new PinFile(new(Layering.Repository.Root)).Read(), Throws.Nothing);

    private static BaseReference Reference(string text) => BaseReference.TryParse(text, out var reference) ? reference : throw new ArgumentException(text);
}
