using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>Runs one verb of docker.</summary>
internal sealed class DockerRunner<TSettings>(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : Tool<TSettings>(files, environment, processes, tools)
    where TSettings : DockerSettings
{
    public static DockerRunner<TSettings> In(ICakeContext context) =>
        new(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools);

    public void Run(string verb, TSettings settings, params string[] operands)
    {
        var arguments = new ProcessArgumentBuilder().Add(verb);
        settings.AddTo(arguments);
        Run(settings, arguments.AddAll(operands), new ProcessSettings(), process => Check(verb, settings, process.GetExitCode(), process));
    }

    protected override string GetToolName() => "Docker";

    protected override IEnumerable<string> GetToolExecutableNames() => ["docker", "docker.exe"];

    // Cake's own sentence does not say which verb it was.
    private static void Check(string verb, TSettings settings, int exitCode, IProcess process)
    {
        settings.PostAction?.Invoke(process);
        if (exitCode is not 0 && settings.HandleExitCode?.Invoke(exitCode) is not true)
            throw new CakeException(exitCode, $"docker {verb} ended with exit code {exitCode}.");
    }
}
