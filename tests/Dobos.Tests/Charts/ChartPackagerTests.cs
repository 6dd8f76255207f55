using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using Dobos.Charts;
using Dobos.Checkouts;
using Dobos.Tests.Images;
using Dobos.Tests.Tools;

namespace Dobos.Tests.Charts;

public sealed class ChartPackagerTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-charts-");

    [TearDown]
    public void Delete() => _folder.Delete(recursive: true);

    [Test]
    public async Task Another_folder_another_hour_and_another_helm_give_the_same_bytes()
    {
        var one = await PackAsync("one", "4.1.4");
        var two = await PackAsync("two", "3.18.0");

        Assert.That(two.ManifestDigest, Is.EqualTo(one.ManifestDigest));
        Assert.That(two.Archive, Is.EqualTo(one.Archive));
    }

    [Test]
    public async Task Another_version_or_another_value_is_another_chart()
    {
        var one = await PackAsync("one", "4.1.4");
        var newer = await PackAsync("one", "4.1.4", "1.4.58");
        File.AppendAllText(Path.Combine(_folder.FullName, "one", "charts", "calc-frontend", "values.yaml"), "\n# changed\n");
        var changed = await PackAsync("one", "4.1.4", "1.4.58");

        Assert.That(new[] { one, newer, changed }.Select(chart => chart.ManifestDigest).Distinct().Count(), Is.EqualTo(3));
    }

    [TestCase("4.1.4")]
    [TestCase("3.18.0")]
    public async Task Helm_reads_it_with_the_version_in_it(string helm)
    {
        var chart = await PackAsync("one", helm);
        var archive = Path.Combine(_folder.FullName, "chart.tgz");
        await File.WriteAllBytesAsync(archive, chart.Archive);

        var shown = await HelmAsync(helm, "show", "chart", archive);
        var rendered = await HelmAsync(helm, "template", "it", archive, "--set-string", "image.repository=shop,image.digest=sha256:0000000000000000000000000000000000000000000000000000000000000000,commit=0123456,build=1");

        Assert.That(shown, Does.Contain("version: 1.4.57").And.Contain("appVersion: 1.4.57"));
        Assert.That(rendered, Does.Contain("kind: Deployment"));
    }

    [Test]
    public async Task What_its_helmignore_names_is_left_out()
    {
        var source = Source("one");
        File.WriteAllText(Path.Combine(source, "charts", "calc-frontend", "notes.bak"), "x");
        var names = Names(await PackAsync("one", "4.1.4"));

        Assert.That(names, Does.Contain("calc-frontend/Chart.yaml").And.Contain("calc-frontend/values.schema.json"));
        Assert.That(names, Has.None.EndsWith(".bak"));
    }

    [Test]
    public async Task What_helm_does_not_take_is_told_and_the_chart_before_stays()
    {
        var good = await PackAsync("one", "4.1.4");
        File.WriteAllText(Path.Combine(_folder.FullName, "one", "charts", "calc-frontend", "Chart.yaml"), "name: \"calc-frontend\n");
        var failure = (await Assert.ThrowsAsync<ChartNotPackedException>(() => PackAsync("one", "4.1.4")))!;

        Assert.That(failure.Message, Does.StartWith("The chart of calc-frontend could not be packed (").And.EndsWith("the one that was there before is unchanged."));
        Assert.That(File.ReadAllBytes(Path.Combine(_folder.FullName, "one", "artifacts", "charts", "calc-frontend", "chart.tgz")), Is.EqualTo(good.Archive));
    }

    [Test]
    public async Task A_chart_is_packed_with_what_it_depends_on()
    {
        var chart = Path.Combine(Source("one"), "charts", "calc-frontend");
        foreach (var (path, text) in new[] { ("Chart.yaml", "apiVersion: v2\nname: part\nversion: 0.1.0\n"), ("templates/part.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: part }\n") })
        {
            var file = Path.Combine(_folder.FullName, "one", "part", path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        File.AppendAllText(Path.Combine(chart, "Chart.yaml"), $"dependencies:\n  - name: part\n    version: 0.1.0\n    repository: file://{Path.Combine(_folder.FullName, "one", "part")}\n");

        Assert.That(Names(await PackAsync("one", "4.1.4")), Has.Some.Contains("charts/part"));
        Assert.That(Directory.Exists(Path.Combine(chart, "charts")), Is.False, "the checkout is left alone");
    }

    private async Task<BuiltChart> PackAsync(string root, string helm, string version = "1.4.57")
    {
        await RealTools.PathOfAsync("helm", helm);
        Checkout checkout = new(Source(root));
        ChartOrder order = new(ImageWorkshop.Service("calc-frontend") with { Chart = Path.Combine(checkout.Root, "charts", "calc-frontend") }, version);
        ChartAgenda agenda = new(checkout);
        ChartBench bench = new(new RealCake(), await RealTools.PathOfAsync("helm", helm), agenda.Folder(order));
        bench.Pack(order);
        return BuiltChart.Open(order, agenda.Folder(order));
    }

    /// <summary>A checkout with the real chart of a service in it.</summary>
    private string Source(string name)
    {
        var root = Path.Combine(_folder.FullName, name);
        if (Directory.Exists(root))
            return root;

        foreach (var folder in (string[])["charts/calc-frontend"])
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(RealTools.Checkout.Root, folder), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(root, Path.GetRelativePath(RealTools.Checkout.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        return root;
    }

    private static List<string> Names(BuiltChart chart)
    {
        using TarReader reader = new(new GZipStream(new MemoryStream(chart.Archive), CompressionMode.Decompress));
        List<string> names = [];
        while (reader.GetNextEntry() is { } entry)
            names.Add(entry.Name);
        return names;
    }

    private static async Task<string> HelmAsync(string version, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(await RealTools.PathOfAsync("helm", version), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, await error);
        return await output;
    }
}
