using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Dobos.Offline.Tests.Clusters.Nodes;

/// <summary>A small web app as it is published, compiled once for each text of it.</summary>
internal static class PodApp
{
    public const string Assembly = "PodApp.dll";

    private const string Source = """"
        using System;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.Logging;

        string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? "";
        Console.WriteLine($"hello from {Setting("HOSTNAME")} with {string.Join(' ', args)}");
        if (Setting("SAY") is { Length: > 0 } words)
            Console.Error.WriteLine(words);
        if (Setting("CHILD").Length > 0)
            Console.WriteLine($"child {Process.Start("setsid", ["sleep", "1000"]).Id}");
        if (Setting("EXIT") is { Length: > 0 } code)
            return int.Parse(code);
        if (Setting("DEAF").Length > 0)
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => { signal.Cancel = true; Console.WriteLine("deaf"); });

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var isReady = Setting("UNREADY").Length == 0;
        var isAlive = true;
        app.MapGet("/healthz", () => isAlive ? Results.Ok() : Results.StatusCode(500));
        app.MapGet("/readyz", () => isReady ? Results.Ok() : Results.StatusCode(503));
        app.MapPost("/ready", () => { isReady = true; });
        app.MapPost("/unready", () => { isReady = false; });
        app.MapPost("/sicken", () => { isAlive = false; });
        app.MapPost("/exit", () => { Environment.Exit(7); });
        app.MapPost("/say", async request => Console.WriteLine(await new StreamReader(request.Request.Body).ReadToEndAsync()));
        app.MapGet("/env", () => string.Join('\n', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order().Select(name => $"{name}={Setting(name)}")));
        app.MapGet("/file", (string path) => File.Exists(path) ? Results.Text(File.ReadAllText(path)) : Results.NotFound());
        app.MapGet("/folder", () => Environment.CurrentDirectory);
        app.MapPost("/write", (string path) => File.WriteAllText(path, "written"));
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"listening on {string.Join(' ', app.Urls)}"));
        app.Lifetime.ApplicationStopping.Register(() => Console.WriteLine("stopping"));
        app.Run();
        Console.WriteLine("stopped");
        return 0;
        """";

    private const string Configuration = """
        {
          "runtimeOptions": {
            "tfm": "net10.0",
            "frameworks": [ { "name": "Microsoft.NETCore.App", "version": "10.0.0" }, { "name": "Microsoft.AspNetCore.App", "version": "10.0.0" } ],
            "configProperties": { "System.GC.Server": false, "System.GC.Concurrent": false, "System.Globalization.Invariant": true }
          }
        }
        """;

    private static readonly Lazy<Task<string>> Compiled = new(CompileAsync);

    /// <summary>The folder of the published app.</summary>
    public static Task<string> FolderAsync() => Compiled.Value;

    private static async Task<string> CompileAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"pod-app-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Source + Configuration)))[..16]}");
        if (Directory.Exists(folder))
            return folder;

        var half = Directory.CreateDirectory($"{folder}.{Environment.ProcessId}.half").FullName;
        await File.WriteAllTextAsync(Path.Combine(half, "Program.cs"), Source);
        await CompileAsync(Path.Combine(half, "Program.cs"), Path.Combine(half, Assembly));
        await File.WriteAllTextAsync(Path.Combine(half, "PodApp.runtimeconfig.json"), Configuration);
        File.Delete(Path.Combine(half, "Program.cs"));
        Directory.Move(half, folder);
        return folder;
    }

    private static async Task CompileAsync(string source, string assembly)
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var web = Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Builder.WebApplication).Assembly.Location)!;
        var compiler = Directory.GetDirectories(Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "sdk")), $"{Environment.Version.Major}.*").Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Last(File.Exists);
        IEnumerable<string> references = Directory.GetFiles(runtime, "*.dll").Concat(Directory.GetFiles(web, "*.dll")).Where(IsManaged).Select(file => $"-r:{file}");
        var answers = Path.ChangeExtension(source, ".rsp");
        await File.WriteAllLinesAsync(answers, [.. references, "-nologo", "-nowarn:CS1701,CS1702", "-nullable:disable", "-optimize", $"-out:\"{assembly}\"", $"\"{source}\""]);
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", compiler, $"@{answers}"]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, said);
        File.Delete(answers);
    }

    private static bool IsManaged(string file) => Path.GetFileName(file) is var name && (name.StartsWith("System.", StringComparison.Ordinal) && !name.Contains(".Native", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.DiaSymReader", StringComparison.Ordinal));
}
