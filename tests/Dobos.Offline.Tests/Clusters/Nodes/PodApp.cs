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
        if (Setting("DEAF").Length > 0)
            Task.Delay(-1).Wait();
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
        var folder = await SmallProgram.CompileAsync("PodApp", Source);
        await File.WriteAllTextAsync(Path.Combine(folder, "PodApp.runtimeconfig.json"), Configuration);
        return folder;
    }
}
