using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Cake.Helm.Lint;
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
