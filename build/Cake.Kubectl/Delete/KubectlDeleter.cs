using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Kubectl.Delete;

/// <summary>Deletes objects by their names, never by what they have in common.</summary>
public sealed class KubectlDeleter(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : KubectlTool<KubectlDeleteSettings>(files, environment, processes, tools)
{
    public KubectlOutput Delete(string kind, IReadOnlyCollection<string> names, KubectlDeleteSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfZero(names.Count);
        ArgumentNullException.ThrowIfNull(settings);
        var arguments = new ProcessArgumentBuilder().Add("delete").Add(kind);
        foreach (var name in names)
            arguments.Add(name);
        arguments
            .AddWhen(settings.IgnoreNotFound, "--ignore-not-found")
            .AddWhen(settings.NoWait, "--wait=false")
            .Add("--timeout", GoDuration.Of(settings.Timeout))
            .Add("--cascade", settings.Cascade);
        return Ask("delete", settings, arguments);
    }
}
