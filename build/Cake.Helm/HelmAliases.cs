using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Cake.Helm.Dependency;
using Cake.Helm.Lint;
using Cake.Helm.Package;
using Cake.Helm.Template;
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
}
