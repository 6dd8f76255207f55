namespace Dobos.Benchmarks.StartUp;

/// <summary>Makes what is timed, in a folder of its own under artifacts.</summary>
public sealed class Workshop(string root)
{
    private const string Cake = "7.0.0";

    private readonly string _folder = Path.Combine(root, "artifacts", "benchmarks");

    public async Task<IReadOnlyList<Rival>> RivalsAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder);
        var info = new Rival("./build.sh --target Info", root, Path.Combine(root, "build.sh"), "--target", "Info");
        await Commands.RunAsync(info, cancellation);
        var host = new Rival("dotnet Dobos.Host.dll --target Info", root, "dotnet", NewestHost(), "--target", "Info");
        return [await HelloAsync(cancellation), host, info, .. await CakeAsync(cancellation)];
    }

    private string NewestHost() =>
        Path.Combine(root, "artifacts", "host", File.ReadLines(Path.Combine(root, "artifacts", "host", "current")).First(), "Dobos.Host.dll");

    private async Task<Rival> HelloAsync(CancellationToken cancellation)
    {
        var folder = Standing("hello");
        await File.WriteAllTextAsync(Path.Combine(folder, "hello.cs"), "return;", cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "hello.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
            </Project>
            """, cancellation);
        await Commands.RunAsync(new Rival("dotnet build", folder, "dotnet", "build", "-c", "Release", "-o", "out", "-nologo", "-v:quiet"), cancellation);
        return new Rival("dotnet hello.dll", folder, "dotnet", "out/hello.dll");
    }

    private async Task<IReadOnlyList<Rival>> CakeAsync(CancellationToken cancellation)
    {
        var folder = Standing("cake");
        await File.WriteAllTextAsync(Path.Combine(folder, "build.cake"), """Task("Info").Does(() => Information("nothing")); RunTarget("Info");""", cancellation);
        try
        {
            if (!Directory.Exists(Path.Combine(folder, "tool")))
                await Commands.RunAsync(new Rival("dotnet tool install", folder, "dotnet", "tool", "install", "Cake.Tool", "--version", Cake, "--tool-path", "tool"), cancellation);
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine($"Cake.Tool {Cake} cannot be installed here, so it is left out: {e.Message.Trim()}");
            return [];
        }

        var cake = Path.Combine(folder, "tool", OperatingSystem.IsWindows() ? "dotnet-cake.exe" : "dotnet-cake");
        return
        [
            new Rival($"dotnet cake {Cake}, a script", folder, cake, "build.cake"),
            new Rival($"dotnet cake {Cake}, its script cache on", folder, cake, "build.cake", "--settings_enablescriptcache=true"),
        ];
    }

    // What stands in the folders above must not reach into it.
    public string Standing(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(folder, file), "<Project />");
        return folder;
    }
}
