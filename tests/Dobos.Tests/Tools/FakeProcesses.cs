using Cake.Core.IO;

namespace Dobos.Tests.Tools;

/// <summary>Starts nothing: keeps the command lines and answers what it was told to.</summary>
internal sealed class FakeProcesses : IProcessRunner
{
    internal List<string> Commands { get; } = [];

    internal int ExitCode { get; set; }

    internal string[] Output { get; set; } = [];

    internal string[] Errors { get; set; } = [];

    internal bool NeverEnds { get; set; }

    internal bool Killed { get; private set; }

    internal Action<ProcessSettings> OnStart { get; set; } = _ => { };

    public IProcess Start(FilePath filePath, ProcessSettings settings)
    {
        Commands.Add($"{filePath.GetFilename()} {settings.Arguments.Render()}");
        OnStart(settings);
        return new FakeProcess(this);
    }

    private sealed class FakeProcess(FakeProcesses owner) : IProcess
    {
        private readonly ManualResetEventSlim _ended = new(!owner.NeverEnds);

        public int GetExitCode() => owner.Killed ? 137 : owner.ExitCode;

        public IEnumerable<string> GetStandardError() => owner.Errors;

        public IEnumerable<string> GetStandardOutput() => owner.Output;

        public void Kill()
        {
            owner.Killed = true;
            _ended.Set();
        }

        public void WaitForExit() => _ended.Wait();

        public bool WaitForExit(int milliseconds) => _ended.IsSet;

        public void Dispose() => _ended.Dispose();
    }
}
