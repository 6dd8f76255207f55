using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>A program of one file, compiled once for each text of it, without a project.</summary>
internal static class SmallProgram
{
    /// <summary>The folder that holds it.</summary>
    public static async Task<string> CompileAsync(string name, string source, params IReadOnlyList<string> references)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..16]}");
        if (Directory.Exists(folder))
            return folder;

        var half = Directory.CreateDirectory($"{folder}.{Environment.ProcessId}.half").FullName;
        var work = Directory.CreateTempSubdirectory("dobos-compile-").FullName;
        var file = Path.Combine(work, "Program.cs");
        await File.WriteAllTextAsync(file, source);
        await File.WriteAllLinesAsync(Path.Combine(work, "arguments.rsp"),
            [.. Shared.Concat(references).Select(reference => $"-r:\"{reference}\""), "-nologo", "-nowarn:CS1701,CS1702", "-unsafe", "-optimize", $"-out:\"{Path.Combine(half, $"{name}.dll")}\"", $"\"{file}\""]);
        await RunAsync(Compiler, Path.Combine(work, "arguments.rsp"));
        Directory.Delete(work, recursive: true);
        Directory.Move(half, folder);
        return folder;
    }

    private static string Runtime => RuntimeEnvironment.GetRuntimeDirectory();

    private static string Compiler =>
        Directory.GetDirectories(Path.GetFullPath(Path.Combine(Runtime, "..", "..", "..", "sdk")), $"{Environment.Version.Major}.*").Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Last(File.Exists);

    private static IEnumerable<string> Shared => Directory.GetFiles(Runtime, "*.dll").Concat(Directory.GetFiles(Path.GetDirectoryName(typeof(WebApplication).Assembly.Location)!, "*.dll")).Where(IsManaged);

    private static bool IsManaged(string file) => Path.GetFileName(file) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) && !name.Contains(".Native", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.DiaSymReader", StringComparison.Ordinal));

    private static async Task RunAsync(string compiler, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", compiler, $"@{arguments}"]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, said);
    }
}
