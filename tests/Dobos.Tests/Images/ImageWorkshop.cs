using System.Text;
using Dobos.Artifacts;
using Dobos.Artifacts.Layers;
using Dobos.Images;
using Dobos.Images.Bases;
using Dobos.Images.Layouts;
using Dobos.Registries;
using Dobos.Services;
using Dobos.Tests.Builds;

namespace Dobos.Tests.Images;

/// <summary>A checkout with a small base image in its store, and a service as it may be published.</summary>
internal sealed class ImageWorkshop : IDisposable
{
    private readonly Workshop _shop = new();

    public string Root => _shop.Checkout.Root;

    public Dobos.Checkouts.Checkout Checkout => _shop.Checkout;

    public BlobStore Store => new(_shop.Checkout);

    public ImageOrder Order { get; set; } = new(Service("shop"), "1.4.57");

    public string Target => _shop.Path("artifacts/images/shop/oci");

    public void Dispose() => _shop.Dispose();

    public string Write(string path, string text) => _shop.Write(path, text);

    /// <summary>What MSBuild leaves, in a folder that is made anew.</summary>
    public string Publish(string css = "body { }")
    {
        foreach (var (path, text) in Files)
            _shop.Write($"published/{path}", text);
        _shop.Write("published/wwwroot/shop.css", css);
        return _shop.Path("published");
    }

    public BaseImage Base(string config = """{ "Env": ["PATH=/bin", "APP_UID=1654"], "Cmd": ["/bin/sh"] }""", string mediaType = MediaTypes.OciLayer)
    {
        Directory.CreateDirectory(Store.Folder);
        var layer = LayerWriter.Write(new LayerContent([new LayerEntry.Text("etc/os-release", "ID=test\n")]), Store.Folder);
        var text = Encoding.UTF8.GetBytes($$"""
            { "architecture": "arm64", "os": "linux", "config": {{config}}, "rootfs": { "type": "layers", "diff_ids": ["{{layer.DiffId}}"] }, "history": [{ "created_by": "base" }] }
            """);
        Descriptor described = new(MediaTypes.OciConfig, Store.Add(text), text.Length);
        return BaseImage.Find(Store, Store.Add(ManifestText.Of(described, [layer.Blob with { MediaType = mediaType }], [])))!;
    }

    public BuiltImage Compose(BaseImage? below = null, string css = "body { }") =>
        BuiltImage.Of(new ImageComposer(Store).Compose(Order, below ?? Base(), Publish(css), Target));

    public static Service Service(string name) => new(name, $"/src/{name}")
    {
        MajorMinor = "1.4",
        Project = $"/src/{name}/{name}.csproj",
        Tests = [],
        IntegrationTests = [],
        Chart = "",
        Image = new("engineless", "Dockerfile"),
        Settings = new Dictionary<string, string>(),
        Secrets = new Dictionary<string, string>(),
        DependsOn = [],
    };

    private static Dictionary<string, string> Files => new()
    {
        ["Shop.dll"] = "program",
        ["Shop.Contracts.dll"] = "contracts",
        ["Shop.runtimeconfig.json"] = "{}",
        ["Polly.dll"] = "polly",
        ["de/Polly.resources.dll"] = "deutsch",
        ["runtimes/unix/lib/Draw.dll"] = "draw",
        ["Shop.deps.json"] = """
            {
              "targets": {
                ".NETCoreApp,Version=v10.0": {
                  "Shop/1.0.0": { "runtime": { "Shop.dll": {} } },
                  "Shop.Contracts/1.0.0": { "runtime": { "Shop.Contracts.dll": {} } },
                  "Polly/8.0.0": {
                    "runtime": { "lib/net8.0/Polly.dll": {} },
                    "resources": { "lib/net8.0/de/Polly.resources.dll": { "locale": "de" } },
                    "runtimeTargets": { "runtimes/unix/lib/Draw.dll": { "rid": "unix", "assetType": "runtime" } }
                  }
                }
              },
              "libraries": {
                "Shop/1.0.0": { "type": "project" },
                "Shop.Contracts/1.0.0": { "type": "project" },
                "Polly/8.0.0": { "type": "package" }
              }
            }
            """,
    };
}
