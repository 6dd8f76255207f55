using System.Text;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Tests.Fakes;

/// <summary>Stands in for the process: keeps the exact command line and standard input, and answers what it was told to.</summary>
internal sealed class RecordingTool : IProcessRunner
{
    private readonly CakeEnvironment _environment;
    private readonly FileSystem _files = new();
    private readonly string _name;
    private readonly List<string> _commands = [];

    internal RecordingTool(string name)
    {
        _name = name;
        _environment = new(new CakePlatform(), new CakeRuntime());
    }

    /// <summary>The last one.</summary>
    internal string Command => _commands.LastOrDefault("nothing was started");

    internal IReadOnlyList<string> Commands => _commands;

    internal string? Input { get; private set; }

    internal IDictionary<string, string> Variables { get; private set; } = new Dictionary<string, string>();

    internal int ExitCode { get; init; }

    internal string[] Output { get; set; } = [];

    internal string[] Errors { get; init; } = [];

    internal bool Killed { get; private set; }

    /// <summary>Some file that exists; nothing is started.</summary>
    internal FilePath Path { get; } = typeof(RecordingTool).Assembly.Location;

    internal T With<T>(Func<IFileSystem, ICakeEnvironment, IProcessRunner, IToolLocator, T> create) =>
        create(_files, _environment, this, new NoTools());

    /// <summary>For the aliases.</summary>
    internal ICakeContext Cake => new Context(this);

    public IProcess Start(FilePath filePath, ProcessSettings settings)
    {
        _commands.Add($"{_name} {settings.Arguments.Render()}");
        Variables = settings.EnvironmentVariables;
        Input = settings.StandardInput is { } input ? Encoding.UTF8.GetString(input.Span) : null;
        foreach (var line in Output)
            settings.RedirectedStandardOutputHandler?.Invoke(line);
        return new Ended(this);
    }

    private sealed class Ended(RecordingTool tool) : IProcess
    {
        public int GetExitCode() => tool.ExitCode;

        public IEnumerable<string> GetStandardError() => tool.Errors;

        public IEnumerable<string> GetStandardOutput() => tool.Output;

        public void Kill() => tool.Killed = true;

        public void WaitForExit()
        {
        }

        public bool WaitForExit(int milliseconds) => true;

        public void Dispose()
        {
        }
    }

    private sealed class Context(RecordingTool tool) : ICakeContext
    {
        public IFileSystem FileSystem => tool._files;

        public ICakeEnvironment Environment => tool._environment;

        public IProcessRunner ProcessRunner => tool;

        public IToolLocator Tools { get; } = new NoTools();

        public IGlobber Globber => throw new NotSupportedException();

        public ICakeLog Log => throw new NotSupportedException();

        public ICakeArguments Arguments => throw new NotSupportedException();

        public IRegistry Registry => throw new NotSupportedException();

        public ICakeDataResolver Data => throw new NotSupportedException();

        public ICakeConfiguration Configuration => throw new NotSupportedException();
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
