using System.Text;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Tests.Helm;

/// <summary>Stands in for the process: keeps the exact command line and standard input, and answers what it was told to.</summary>
internal sealed class RecordingHelm : IProcessRunner
{
    private readonly CakeEnvironment _environment;
    private readonly FileSystem _files = new();

    internal RecordingHelm() => _environment = new(new CakePlatform(), new CakeRuntime());

    internal string Command { get; private set; } = "nothing was started";

    internal string? Input { get; private set; }

    internal int ExitCode { get; init; }

    internal string[] Output { get; init; } = [];

    internal string[] Errors { get; init; } = [];

    /// <summary>Some file that exists; nothing is started.</summary>
    internal FilePath Path { get; } = typeof(RecordingHelm).Assembly.Location;

    internal T With<T>(Func<IFileSystem, ICakeEnvironment, IProcessRunner, IToolLocator, T> create) =>
        create(_files, _environment, this, new NoTools());

    public IProcess Start(FilePath filePath, ProcessSettings settings)
    {
        Command = "helm " + settings.Arguments.Render();
        Input = settings.StandardInput is { } input ? Encoding.UTF8.GetString(input.Span) : null;
        return new Ended(this);
    }

    private sealed class Ended(RecordingHelm helm) : IProcess
    {
        public int GetExitCode() => helm.ExitCode;

        public IEnumerable<string> GetStandardError() => helm.Errors;

        public IEnumerable<string> GetStandardOutput() => helm.Output;

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
