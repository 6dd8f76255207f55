using System.Diagnostics;
using System.Globalization;

namespace Dobos.EndToEnd.Tests;

/// <summary>A process that runs in a sandbox, free of what this test run's own tools put into their environment.</summary>
public sealed class SandboxProcess : IDisposable
{
    private static readonly string[] Foreign = ["COREHOST_", "CORECLR_", "DOBOS_", "DOTNET_CLI_", "DOTNET_HOST_", "GIT_", "MSBUILD", "TESTINGPLATFORM_", "VSTEST_"];

    private readonly SandboxCommand _command;
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    public SandboxProcess(SandboxCommand command)
    {
        _command = command;
        _process = Process.Start(StartInfo(command))!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
        Feed(command.Input);
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public async Task<SandboxResult> ResultAsync()
    {
        try
        {
            await Task.WhenAll(_process.WaitForExitAsync(), _output, _error).WaitAsync(_command.Deadline);
            return new SandboxResult(_process.ExitCode, await _output, await _error);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{_command.Program} {string.Join(' ', _command.Arguments)} was not done, or its output not closed, within {_command.Deadline}.");
        }
    }

    /// <summary>Sends a signal by its name: TERM, INT, KILL.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(SandboxCommand command)
    {
        var info = new ProcessStartInfo(Located(command), command.Arguments)
        {
            WorkingDirectory = command.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in info.Environment.Keys.Where(IsForeign).ToList())
            info.Environment.Remove(name);
        foreach (var (name, value) in command.Environment)
            info.Environment[name] = value;
        return info;
    }

    // A relative path would be looked up from the folder of this test run.
    private static string Located(SandboxCommand command) =>
        command.Program.Contains('/', StringComparison.Ordinal) ? Path.Combine(command.Folder, command.Program) : command.Program;

    private static bool IsForeign(string name) => Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private void Feed(string input)
    {
        try
        {
            _process.StandardInput.Write(input);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Who does not read its input may be gone before it is written.
        }
    }
}
