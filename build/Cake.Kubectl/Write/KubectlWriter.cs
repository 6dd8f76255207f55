using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Kubectl.Write;

/// <summary>Writes objects. Manifests go over standard input: they are seen neither on the command line nor in a file.</summary>
public sealed class KubectlWriter(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : KubectlTool<KubectlWriteSettings>(files, environment, processes, tools)
{
    public KubectlOutput Apply(string manifest, KubectlWriteSettings settings) =>
        Write("apply", manifest, settings, arguments => arguments.AddWhen(settings.ServerSide, "--server-side").AddWhen(settings.ForceConflicts, "--force-conflicts"));

    /// <summary>Fails with <see cref="Failures.KubectlAlreadyExistsException"/> where somebody was faster.</summary>
    public KubectlOutput Create(string manifest, KubectlWriteSettings settings) => Write("create", manifest, settings, arguments => arguments);

    /// <summary>Fails with <see cref="Failures.KubectlConflictException"/> where the object no longer has the manifest's resourceVersion.</summary>
    public KubectlOutput Replace(string manifest, KubectlWriteSettings settings) => Write("replace", manifest, settings, arguments => arguments);

    private KubectlOutput Write(string verb, string manifest, KubectlWriteSettings settings, Func<ProcessArgumentBuilder, ProcessArgumentBuilder> addOwn)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(manifest);
        ArgumentNullException.ThrowIfNull(settings);
        var arguments = addOwn(new ProcessArgumentBuilder().Add(verb).Add("--filename").Add("-"))
            .Add("--field-manager", settings.FieldManager)
            .AddWhen(settings.DryRun, "--dry-run=server")
            .AddWhen(!settings.Validate, "--validate=false")
            .Add("--output", settings.Answer switch { KubectlAnswer.Name => "name", KubectlAnswer.Json => "json", _ => null });
        return Ask(verb, settings, arguments, manifest);
    }
}
