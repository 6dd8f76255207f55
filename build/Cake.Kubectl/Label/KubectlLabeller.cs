using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Kubectl.Label;

public sealed class KubectlLabeller(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : KubectlTool<KubectlLabelSettings>(files, environment, processes, tools)
{
    /// <param name="kind">Of the object.</param>
    /// <param name="name">Of the object.</param>
    /// <param name="labels">What is set; null takes one away.</param>
    public KubectlOutput Label(string kind, string name, IReadOnlyDictionary<string, string?> labels, KubectlLabelSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(settings);
        var arguments = new ProcessArgumentBuilder().Add("label").Add(kind).Add(name);
        foreach (var (label, value) in labels)
            arguments.Add(value is null ? $"{label}-" : $"{label}={value}");
        return Ask("label", settings, arguments.AddWhen(settings.Overwrite, "--overwrite").Add("--resource-version", settings.ResourceVersion));
    }
}
