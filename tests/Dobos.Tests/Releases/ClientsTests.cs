using System.Diagnostics;
using Dobos.Charts;
using Dobos.Checkouts;
using Dobos.Registries;
using Dobos.Registries.Auth;
using Dobos.Releases;
using Dobos.Tests.Images;
using Dobos.Tests.Registries.Fakes;
using Dobos.Tests.Releases.Fakes;
using Dobos.Tests.Tools;
using Shared;

namespace Dobos.Tests.Releases;

/// <summary>The tools that others use read what we published, from the registry that others run.</summary>
public sealed class ClientsTests
{
    private readonly ReleaseWorkshop _shop = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-clients-");

    [TearDown]
    public void Delete()
    {
        _shop.Dispose();
        _folder.Delete(recursive: true);
    }

    [TestCase("4.1.4")]
    [TestCase("3.18.0")]
    public async Task Skopeo_reads_the_image_and_helm_the_chart(string version)
    {
        var skopeo = Require.Tool("skopeo");
        var helm = await RealTools.PathOfAsync("helm", version);
        await using var registry = await DockerRegistry.StartAsync();
        using RegistryClient client = new(registry.Address, new AnonymousCredentials(), FakeRegistry.Hasty);
        var made = _shop.Candidate("calc-frontend");
        Candidate candidate = new(made.Version, made.Image, Pack(helm));
        await _shop.PublishAsync(candidate, client, TestContext.CurrentContext.CancellationToken);

        var image = Skopeo.Run(skopeo, "inspect", "--tls-verify=false", $"docker://{registry.Address}/calc-frontend:1.4.57");
        Assert.That(image, Does.Contain(candidate.Image.ManifestDigest.Value));
        var pulled = Run(helm, "pull", $"oci://{registry.Address}/charts/calc-frontend", "--version", "1.4.57", "--plain-http", "-d", _folder.FullName);
        Assert.That(pulled, Does.Contain(candidate.Chart.ManifestDigest.Value));
        Assert.That(File.ReadAllBytes(Path.Combine(_folder.FullName, "calc-frontend-1.4.57.tgz")), Is.EqualTo(candidate.Chart.Archive));
        var rendered = Run(
            helm, "template", "it", $"oci://{registry.Address}/charts/calc-frontend@{candidate.Chart.ManifestDigest}", "--plain-http",
            "--set-string", $"image.repository=shop/calc-frontend,image.digest={candidate.Image.ManifestDigest},commit=0123456,build=1");
        Assert.That(rendered, Does.Contain("kind: Deployment"));
    }

    private BuiltChart Pack(string helm)
    {
        var chart = Path.Combine(_folder.FullName, "repository", "charts", "calc-frontend");
        var original = Path.Combine(RealTools.Checkout.Root, "charts", "calc-frontend");
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(chart, Path.GetRelativePath(original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Checkout checkout = new(Path.Combine(_folder.FullName, "repository"));
        ChartOrder order = new(ImageWorkshop.Service("calc-frontend") with { Chart = chart }, "1.4.57");
        var packed = new ChartAgenda(checkout).Folder(order);
        new ChartBench(new RealCake(), helm, packed).Pack(order);
        return BuiltChart.Open(order, packed);
    }

    private static string Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, error.Result);
        return output + error.Result;
    }
}
