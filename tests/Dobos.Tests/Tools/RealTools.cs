using Dobos.Checkouts;
using Dobos.Failures;
using Dobos.Tools;

namespace Dobos.Tests.Tools;

/// <summary>The real helm and kubectl, fetched as pinned into a folder that all test runs share. Where they cannot be had a test is skipped by name, but not in CI.</summary>
internal static class RealTools
{
    internal static Checkout Checkout { get; } = new(RootAbove(AppContext.BaseDirectory));

    // After the checkout, which it is made with.
    internal static ToolBox Box { get; } = ToolBox.In(Checkout, new RealCake());

    internal static string CatalogueFile => Path.Combine(Checkout.Build, "tools.json");

    private static bool IsCi => Environment.GetEnvironmentVariable("CI") is "true" || Environment.GetEnvironmentVariable("TF_BUILD") is "True";

    /// <summary>The tool's path; the test that asks is skipped where it cannot be had.</summary>
    internal static async Task<string> PathOfAsync(string tool, string version)
    {
        try
        {
            return (await Box.ResolveAsync(tool, version, CancellationToken.None)).FullPath;
        }
        catch (DobosException failure) when (failure is ToolUnreachableException or ToolMissingException && !IsCi)
        {
            Assert.Ignore($"{tool} {version} is not here: {failure.Message}");
            throw;
        }
    }

    private static string RootAbove(string folder) =>
        File.Exists(Path.Combine(folder, "build", "tools.json")) ? folder : RootAbove(Path.GetDirectoryName(folder)!);
}
