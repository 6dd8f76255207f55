using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Kubectl.Diff;

public sealed class KubectlDiffer(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : KubectlTool<KubectlDiffSettings>(files, environment, processes, tools)
{
    private const int Differs = 1;

    /// <summary>Compares a manifest, handed over on standard input, with what is in the cluster.</summary>
    public KubectlDifferences Diff(string manifest, KubectlDiffSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(manifest);
        ArgumentNullException.ThrowIfNull(settings);
        var arguments = new ProcessArgumentBuilder().Add("diff").Add("--filename").Add("-")
            .AddWhen(settings.ServerSide, "--server-side")
            .AddWhen(settings.ForceConflicts, "--force-conflicts")
            .Add("--field-manager", settings.FieldManager);
        return new(Ask("diff", settings, arguments, manifest, output => output.ExitCode is Differs && output.Text.Length > 0).Text);
    }
}
