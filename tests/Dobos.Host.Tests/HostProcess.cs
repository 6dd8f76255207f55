using System.Diagnostics;
using System.Text;
using Shared;

namespace Dobos.Host.Tests;

/// <summary>The real host as a process of its own, on a checkout that the test made up.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly string Host = Path.Combine(AppContext.BaseDirectory, "Dobos.Host.dll");

    /// <summary>The checkout under test.</summary>
    public static string Checkout { get; } = CheckoutAbove(AppContext.BaseDirectory);

    public string Root { get; } = Directory.CreateTempSubdirectory("dobos-host-").FullName;

    public Dictionary<string, string?> Variables { get; } = new()
    {
        ["TF_BUILD"] = null,
        ["DOBOS_OFFLINE"] = null,
        ["NO_COLOR"] = "1",
    };

    /// <summary>What the host finds on its standard input.</summary>
    public byte[] Input { get; set; } = [];

    public void Write(string path, string content)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    /// <summary>Everything that a plan may want to look at: the services and charts of the checkout under test, and what configures the suite.</summary>
    public void CopyCheckout()
    {
        foreach (var folder in (string[])["src", "charts", "tests", "build"])
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Checkout, folder), "*", SearchOption.AllDirectories))
                Write(Path.GetRelativePath(Checkout, file), File.ReadAllText(file));
    }

    public HostResult Run(params string[] arguments) => Result(Start(arguments));

    /// <summary>The same by way of a shell, which can leave the host without an output.</summary>
    public HostResult RunInShell(string redirection, params string[] arguments) =>
        Result(Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec dotnet exec \"$@\" {redirection}", "sh", Host, .. arguments])));

    /// <summary>The same on a terminal, where somebody types once the prompt is there. What the host says and what the terminal shows is one output.</summary>
    public HostResult RunOnTerminal(string prompt, string typed, params string[] arguments)
    {
        Require.This(OperatingSystem.IsLinux(), "util-linux's script");
        var command = string.Join(' ', (string[])["dotnet", "exec", Host, .. arguments]);
        using var process = StartOpen(new ProcessStartInfo(Require.Tool("script"), ["-q", "-e", "-c", command, "/dev/null"]));
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var late = deadline.Token.Register(() => process.Kill(entireProcessTree: true));
        var shown = new StringBuilder();
        for (var next = process.StandardOutput.Read(); next >= 0; next = process.StandardOutput.Read())
        {
            shown.Append((char)next);
            if (next != prompt[^1] || !shown.ToString().EndsWith(prompt, StringComparison.Ordinal))
                continue;

            process.StandardInput.Write(typed);
            process.StandardInput.Flush();
        }

        process.WaitForExit();
        return new HostResult(process.ExitCode, shown.ToString(), Error: "");
    }

    private static HostResult Result(Process started)
    {
        using var process = started;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new HostResult(process.ExitCode, output, error.Result);
    }

    public Process Start(params string[] arguments) => Start(new ProcessStartInfo("dotnet", ["exec", Host, .. arguments]));

    private Process Start(ProcessStartInfo start)
    {
        var process = StartOpen(start);
        process.StandardInput.BaseStream.Write(Input);
        process.StandardInput.Close();
        return process;
    }

    private Process StartOpen(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.WorkingDirectory = Root;
        start.Environment["DOBOS_ROOT"] = Root;
        foreach (var (name, value) in Variables)
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;

        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string CheckoutAbove(string folder) => File.Exists(Path.Combine(folder, "build.sh")) ? folder : CheckoutAbove(Path.GetDirectoryName(folder)!);
}
