using System.Diagnostics;

namespace Dobos.Offline.Tests.Registries.Clients;

/// <summary>A client run to its end, which must come within two minutes.</summary>
internal sealed class Command(string program, params IReadOnlyList<(string Name, string? Value)> environment)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs it, expects success, and returns what it said.</summary>
    public async Task<string> RunAsync(params IReadOnlyList<string> arguments)
    {
        var (code, output) = await TryAsync("", arguments);
        Assert.That(code, Is.Zero, $"{Path.GetFileName(program)} {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    public async Task<(int Code, string Output)> TryAsync(string input, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(Prepared(arguments))!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(Patience);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo Prepared(IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        return start;
    }
}
