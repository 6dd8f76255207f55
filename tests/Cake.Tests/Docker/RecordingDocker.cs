using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Tests.Docker;

/// <summary>A context whose docker keeps its exact command line, and ends as it was told to.</summary>
internal sealed class RecordingDocker : ICakeContext, IProcessRunner, IProcess
{
    /// <summary>Some file that exists; nothing is started.</summary>
    internal static FilePath Program { get; } = typeof(RecordingDocker).Assembly.Location;

    internal string Command { get; private set; } = "nothing was started";

    internal IDictionary<string, string?> Variables { get; private set; } = new Dictionary<string, string?>();

    internal int ExitCode { get; init; }

    public IFileSystem FileSystem { get; } = new FileSystem();

    public ICakeEnvironment Environment { get; } = new CakeEnvironment(new CakePlatform(), new CakeRuntime());

    public IProcessRunner ProcessRunner => this;

    public IToolLocator Tools { get; } = new NoTools();

    public IGlobber Globber => throw new NotSupportedException();

    public ICakeLog Log => throw new NotSupportedException();

    public ICakeArguments Arguments => throw new NotSupportedException();

    public IRegistry Registry => throw new NotSupportedException();

    public ICakeDataResolver Data => throw new NotSupportedException();

    public ICakeConfiguration Configuration => throw new NotSupportedException();

    public IProcess Start(FilePath filePath, ProcessSettings settings)
    {
        Command = "docker " + settings.Arguments.Render();
        Variables = settings.EnvironmentVariables ?? Variables;
        return this;
    }

    public int GetExitCode() => ExitCode;

    public IEnumerable<string> GetStandardError() => [];

    public IEnumerable<string> GetStandardOutput() => [];

    public void Kill()
    {
    }

    public void WaitForExit()
    {
    }

    public bool WaitForExit(int milliseconds) => true;

    public void Dispose()
    {
    }

    private sealed class NoTools : IToolLocator
    {
        public void RegisterFile(FilePath path)
        {
        }

        public FilePath? Resolve(string tool) => null;

        public FilePath? Resolve(IEnumerable<string> toolExeNames) => null;
    }
}
