using Cake.Core;
using Cake.Helm;
using Dobos.Lint.Charts;
using Dobos.Tests.Tools;

namespace Dobos.Tests.Lint.Charts;

/// <summary>The charts of this repository, rendered by a real helm.</summary>
internal static class OurCharts
{
    internal static readonly string[] Helms = ["4.1.4", "3.18.0"];

    internal static readonly string[] Names = [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order()];

    private static string Folder => Path.Combine(RealTools.Checkout.Root, "charts");

    internal static string FolderOf(string chart) => Path.Combine(Folder, chart);

    internal static async Task<IReadOnlyList<Manifest>> RenderAsync(string helm, string chart, string values = "")
    {
        var tool = await RealTools.PathOfAsync("helm", helm);
        return Manifest.Parse(new RealCake().HelmTemplate(chart, FolderOf(chart), new() { ToolPath = tool, ValuesInput = values }).Text);
    }

    /// <summary>What helm says about values that it refuses.</summary>
    internal static async Task<string> RefusalAsync(string helm, string chart, string values)
    {
        var tool = await RealTools.PathOfAsync("helm", helm);
        return Assert.Throws<CakeException>(() => new RealCake().HelmTemplate(chart, FolderOf(chart), new() { ToolPath = tool, ValuesInput = values }))!.Message;
    }

    internal static Manifest Only(this IEnumerable<Manifest> manifests, string kind) => manifests.Single(manifest => manifest.Kind == kind);
}
