using System.Text.Json;
using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Cake.Helm.Dependency;
using Cake.Helm.Get;
using Cake.Helm.History;
using Cake.Helm.Lint;
using Cake.Helm.List;
using Cake.Helm.Package;
using Cake.Helm.Releases;
using Cake.Helm.Rollback;
using Cake.Helm.Show;
using Cake.Helm.Status;
using Cake.Helm.Template;
using Cake.Helm.Test;
using Cake.Helm.Uninstall;
using Cake.Helm.Upgrade;
using Cake.Helm.Version;

namespace Cake.Helm;

/// <summary>Helm 3.17 or later, and helm 4.</summary>
[CakeAliasCategory("Helm")]
public static class HelmAliases
{
    [CakeMethodAlias]
    [CakeAliasCategory("Lint")]
    [CakeNamespaceImport("Cake.Helm.Lint")]
    public static HelmOutput HelmLint(this ICakeContext context, DirectoryPath chart, HelmLintSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmLinter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Lint(chart, settings ?? new());
    }

    /// <summary>Fetches the charts that a chart depends on.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Dependency")]
    [CakeNamespaceImport("Cake.Helm.Dependency")]
    public static HelmOutput HelmDependencyBuild(this ICakeContext context, DirectoryPath chart, HelmDependencySettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmDependencyBuilder(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Build(chart, settings ?? new());
    }

    /// <summary>Writes a chart's archive.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Package")]
    [CakeNamespaceImport("Cake.Helm.Package")]
    public static HelmOutput HelmPackage(this ICakeContext context, DirectoryPath chart, HelmPackageSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmPackager(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Package(chart, settings ?? new());
    }

    /// <summary>The manifests that a chart becomes, as text.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Template")]
    [CakeNamespaceImport("Cake.Helm.Template")]
    public static HelmOutput HelmTemplate(this ICakeContext context, string release, DirectoryPath chart, HelmTemplateSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmTemplater(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Template(release, chart, settings ?? new());
    }

    /// <summary>The version of the helm that would be run, such as v4.1.4.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Version")]
    [CakeNamespaceImport("Cake.Helm.Version")]
    public static string HelmVersion(this ICakeContext context, HelmVersionSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmVersioner(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Version(settings ?? new());
    }

    /// <summary>Makes a new revision of a release from a chart.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Upgrade")]
    [CakeNamespaceImport("Cake.Helm.Upgrade")]
    [CakeNamespaceImport("Cake.Helm.Releases")]
    public static HelmRelease HelmUpgrade(this ICakeContext context, string release, string chart, HelmUpgradeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmUpgrader(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Upgrade(release, chart, settings);
    }

    /// <summary>Makes a new revision that is what an earlier one was.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Rollback")]
    [CakeNamespaceImport("Cake.Helm.Rollback")]
    public static HelmOutput HelmRollback(this ICakeContext context, string release, int revision, HelmRollbackSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmRollbacker(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Rollback(release, revision, settings);
    }

    /// <summary>The revisions of a release, oldest first.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("History")]
    [CakeNamespaceImport("Cake.Helm.History")]
    [CakeNamespaceImport("Cake.Helm.Releases")]
    public static IReadOnlyList<HelmRevision> HelmHistory(this ICakeContext context, string release, HelmHistorySettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmHistorian(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).History(release, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Uninstall")]
    [CakeNamespaceImport("Cake.Helm.Uninstall")]
    public static HelmOutput HelmUninstall(this ICakeContext context, string release, HelmUninstallSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmUninstaller(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Uninstall(release, settings);
    }

    /// <summary>Runs the tests of a release's chart.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Test")]
    [CakeNamespaceImport("Cake.Helm.Test")]
    public static HelmOutput HelmTest(this ICakeContext context, string release, HelmTestSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmTester(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Test(release, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Get")]
    [CakeNamespaceImport("Cake.Helm.Get")]
    [CakeNamespaceImport("Cake.Helm.Releases")]
    public static HelmMetadata HelmGetMetadata(this ICakeContext context, string release, HelmGetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmGetter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Metadata(release, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Get")]
    [CakeNamespaceImport("Cake.Helm.Get")]
    public static JsonElement HelmGetValues(this ICakeContext context, string release, HelmGetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmGetter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Values(release, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Get")]
    [CakeNamespaceImport("Cake.Helm.Get")]
    public static string HelmGetManifest(this ICakeContext context, string release, HelmGetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmGetter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Manifest(release, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Get")]
    [CakeNamespaceImport("Cake.Helm.Get")]
    public static string HelmGetNotes(this ICakeContext context, string release, HelmGetSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmGetter(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Notes(release, settings);
    }

    [CakeMethodAlias]
    [CakeAliasCategory("Status")]
    [CakeNamespaceImport("Cake.Helm.Status")]
    [CakeNamespaceImport("Cake.Helm.Releases")]
    public static HelmRelease HelmStatus(this ICakeContext context, string release, HelmStatusSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmStatusReader(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Status(release, settings);
    }

    /// <summary>The last revision of each release in a namespace.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("List")]
    [CakeNamespaceImport("Cake.Helm.List")]
    [CakeNamespaceImport("Cake.Helm.Releases")]
    public static IReadOnlyList<HelmListedRelease> HelmList(this ICakeContext context, HelmListSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmLister(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).List(settings);
    }

    /// <summary>A chart's Chart.yaml, wherever it is kept.</summary>
    [CakeMethodAlias]
    [CakeAliasCategory("Show")]
    [CakeNamespaceImport("Cake.Helm.Show")]
    public static string HelmShowChart(this ICakeContext context, string chart, HelmShowSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new HelmShower(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools).Chart(chart, settings ?? new());
    }
}
