using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Dobos.EndToEnd.Tests.Cancelling;

namespace Dobos.EndToEnd.Tests.Offline;

/// <summary>A checkout with a box of its own; host and box are built once for all of them.</summary>
internal sealed class BoxedCheckout : IDisposable
{
    private static readonly Lazy<Task<Sandbox>> Built = new(BuildAsync);

    private readonly Sandbox _sandbox;
    private readonly string _host;

    private BoxedCheckout(Sandbox sandbox, string host) => (_sandbox, _host) = (sandbox, host);

    public string Root => _sandbox.Root;

    public string Folder => _sandbox.At("artifacts/offline");

    /// <summary>The boxes of this checkout that run, as the machine tells it.</summary>
    public IReadOnlyList<RunningProcess> Boxes => [.. RunningProcess.All.Where(process => process.CommandLine.Contains($"Dobos.Offline.dll {Folder} ", StringComparison.Ordinal))];

    public static async Task<BoxedCheckout> MakeAsync()
    {
        var built = await Built.Value;
        Sandbox sandbox = new("checkout", "build", "global.json");
        Copy(built.At("artifacts/offline/bin"), sandbox.At("artifacts/offline/bin"));
        return new(sandbox, Directory.GetDirectories(built.At("artifacts/host"), "h-*").Single());
    }

    public static async Task DiscardAsync()
    {
        if (Built.IsValueCreated)
            (await Built.Value).Dispose();
    }

    public SandboxCommand Command(params string[] arguments) => new("dotnet", [Path.Combine(_host, "Dobos.Host.dll"), .. arguments])
    {
        Environment = { ["DOBOS_ROOT"] = Root, ["CI"] = null, ["TF_BUILD"] = null, ["NO_COLOR"] = "1" },
    };

    public Task<SandboxResult> RunAsync(params string[] arguments) => RunAsync(Command(arguments));

    public Task<SandboxResult> RunAsync(SandboxCommand command) => _sandbox.RunAsync(command);

    public void Write(string path, string text) => _sandbox.Write(path, text);

    /// <summary>Starts the box, or finds it, and tells the addresses of all that it serves.</summary>
    public async Task<IReadOnlyDictionary<string, string>> UpAsync()
    {
        var up = await RunAsync("--target", "OfflineUp", "--json");
        Assert.That(up.ExitCode, Is.Zero, up.ToString());
        using var report = JsonDocument.Parse(up.Output);
        return report.RootElement.GetProperty("things").EnumerateArray().ToDictionary(
            thing => $"{thing.GetProperty("kind").GetString()} {thing.GetProperty("name").GetString()}", thing => thing.GetProperty("address").GetString()!);
    }

    public static bool Listens(string address)
    {
        try
        {
            using TcpClient client = new("127.0.0.1", int.Parse(address.TrimEnd('/').Split(':')[^1], CultureInfo.InvariantCulture));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var box in Boxes)
            box.Kill();
        _sandbox.Dispose();
    }

    private static async Task<Sandbox> BuildAsync()
    {
        Sandbox sandbox = new("checkout", "build", "build.sh", "global.json");
        foreach (var target in (string[])["OfflineUp", "OfflineDown"])
        {
            var run = await sandbox.RunAsync(new SandboxCommand("./build.sh", "--target", target) { Environment = { ["CI"] = null, ["TF_BUILD"] = null } });
            Assert.That(run.ExitCode, Is.Zero, run.ToString());
        }

        return sandbox;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
