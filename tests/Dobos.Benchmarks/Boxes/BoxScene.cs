using System.Diagnostics;
using System.Globalization;
using Dobos.Benchmarks.StartUp;

namespace Dobos.Benchmarks.Boxes;

/// <summary>
/// The offline box beside the smallest server that ASP.NET Core makes: the time until it serves, and its memory when idle. Then what a person waits for:
/// a run that starts the box of this checkout, and the run after it, which finds it. A box that runs here is stopped, and left stopped.
/// </summary>
internal sealed class BoxScene(string root)
{
    public async Task<string> RunAsync(int rounds, CancellationToken cancellation)
    {
        await Commands.RunAsync(Target("OfflineUp"), cancellation);
        await Commands.RunAsync(Target("OfflineDown"), cancellation);
        Server[] servers =
        [
            await HelloAsync(cancellation),
            new("the box, two vaults and registries", Box(), Fresh("box"), "benchmark"),
            new("that, and a cluster", Box(), Fresh("cluster", "clusters/local"), "benchmark"),
        ];
        List<double>[] times = [[], [], []];
        List<double>[] found = [[], []];
        List<double>[] weights = [[], [], []];
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < servers.Length; i++)
            {
                var (milliseconds, megabytes) = await servers[i].MeasureAsync(weigh: round < 3, cancellation);
                times[i].Add(milliseconds);
                if (round < 3)
                    weights[i].Add(megabytes);
            }

            foreach (var run in found)
                run.Add(await TimeAsync("OfflineUp", cancellation));
            await Commands.RunAsync(Target("OfflineDown"), cancellation);
        }

        Timing[] all = [.. servers.Zip(times, (server, time) => new Timing(server.Name, time)), new("OfflineUp from nothing", found[0]), new("OfflineUp, found", found[1])];
        return $"{new Report(all)}{string.Join("", servers.Zip(weights, (server, weight) => string.Create(CultureInfo.InvariantCulture, $"{server.Name,-40} {new Timing("", weight).Median,6:0} MB when idle\n")))}";
    }

    private async Task<double> TimeAsync(string target, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        await Commands.RunAsync(Target(target), cancellation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private Rival Target(string name) => new(name, root, Path.Combine(root, "build.sh"), "--target", name);

    private string Box() => Path.Combine(
        Directory.GetDirectories(Path.Combine(root, "artifacts", "offline", "bin")).Single(), "Dobos.Offline.dll");

    /// <summary>A state with something in it to open.</summary>
    private string Fresh(string name, params string[] more)
    {
        var folder = Path.Combine(root, "artifacts", "benchmarks", name);
        foreach (var thing in (string[])["vaults/local", "vaults/staging", "registries/nonprod", "registries/prod", .. more])
            Directory.CreateDirectory(Path.Combine(folder, "state", thing));
        return folder;
    }

    private async Task<Server> HelloAsync(CancellationToken cancellation)
    {
        var folder = new Workshop(root).Standing("kestrel");
        await File.WriteAllTextAsync(Path.Combine(folder, "hello.cs"), """
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.Services.AddRoutingCore();
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            var application = builder.Build();
            application.MapGet("/", () => "hello");
            application.Start();
            Console.WriteLine("serving");
            application.WaitForShutdown();
            """, cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "hello.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                <ServerGarbageCollection>false</ServerGarbageCollection>
              </PropertyGroup>
            </Project>
            """, cancellation);
        await Commands.RunAsync(new Rival("dotnet build", folder, "dotnet", "build", "-c", "Release", "-o", "out", "-nologo", "-v:quiet"), cancellation);
        return new("a bare Kestrel", Path.Combine(folder, "out", "hello.dll"));
    }
}
