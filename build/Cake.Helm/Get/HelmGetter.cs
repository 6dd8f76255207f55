using System.Globalization;
using System.Text.Json;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Helm.Releases;
using Shared;

namespace Cake.Helm.Get;

/// <summary>Reads what a revision was made of.</summary>
public sealed class HelmGetter(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmClusterTool<HelmGetSettings>(files, environment, processes, tools)
{
    public HelmMetadata Metadata(string release, HelmGetSettings settings) =>
        AskCluster("get metadata", settings, Arguments("metadata", release, settings), ReleasesJson.Default.HelmMetadata);

    /// <summary>The values that it was given; null where it was given none.</summary>
    public JsonElement Values(string release, HelmGetSettings settings) =>
        AskCluster("get values", settings, Arguments("values", release, settings).AddWhen(settings.AllValues, "--all"), ReleasesJson.Default.JsonElement);

    public string Manifest(string release, HelmGetSettings settings) =>
        AskCluster("get manifest", settings, Arguments("manifest", release, settings)).Text;

    public string Notes(string release, HelmGetSettings settings) =>
        AskCluster("get notes", settings, Arguments("notes", release, settings)).Text;

    private static ProcessArgumentBuilder Arguments(string what, string release, HelmGetSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        ArgumentNullException.ThrowIfNull(settings);
        return new ProcessArgumentBuilder().Add("get").Add(what).Add(release)
            .Add("--revision", settings.Revision?.ToString(CultureInfo.InvariantCulture))
            .AddCluster(settings);
    }
}
