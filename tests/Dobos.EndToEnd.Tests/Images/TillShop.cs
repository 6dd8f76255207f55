using Dobos.EndToEnd.Tests.Releases;
using Dobos.EndToEnd.Tests.Reuse;
using Dobos.Offline.Tests.Registries.Clients;
using Shared;

namespace Dobos.EndToEnd.Tests.Images;

/// <summary>A shop whose service.json asks for its Dockerfile, an engine that builds it, and a base image of this machine's busybox in that engine.</summary>
internal sealed class TillShop : IAsyncDisposable
{
    internal const string Passed = "Passed";

    private const string Runner = "checks/run.sh";

    private readonly Shop _shop = new();
    private readonly DockerEngine _engine;
    private readonly WatchedPath _watched;

    private TillShop(DockerEngine engine, string client) => (_engine, _watched) = (engine, new(_shop.Sandbox, ("docker", client)));

    internal Sandbox Sandbox => _shop.Sandbox;

    internal Command Client => _engine.Client;

    internal static async Task<TillShop> OpenAsync()
    {
        var client = await ClientAsync();
        TillShop shop = new(await DockerEngine.StartAsync(), client);
        await shop.LoadBaseAsync();
        shop.Sandbox.Write("src/Shop/service.json", ShopFiles.All["src/Shop/service.json"].Replace(
            """{ "builder": "engineless", "dockerfile": "Dockerfile" }""",
            """{ "builder": "docker", "dockerfile": "Dockerfile", "arguments": { "RUNTIME_IMAGE": "till:1" } }""",
            StringComparison.Ordinal));
        shop.Dockerfile("COPY src/Shop/Price.cs /app/Price.cs");
        shop.Tests(Passed);
        await shop.Sandbox.CommitAsync("A shop that builds its Dockerfile");
        return shop;
    }

    internal void Dockerfile(string take) => Sandbox.Write("src/Shop/Dockerfile", $"""
        ARG RUNTIME_IMAGE
        FROM ${"{RUNTIME_IMAGE}"} AS base
        USER 1654

        FROM base AS testrunner
        USER 0
        COPY checks /checks
        VOLUME /results
        ENTRYPOINT ["sh", "/checks/run.sh"]

        FROM base AS final
        {take}
        ENTRYPOINT ["sh", "-c", "echo $VERSION"]

        """);

    /// <summary>What the stage that tests will find: one test of this outcome, or none at all.</summary>
    internal void Tests(string? outcome)
    {
        Sandbox.Write(Runner, outcome is null ? "exit 0\n" : $"cp /checks/result.trx /results\nexit {(outcome is Passed ? 0 : 1)}\n");
        Sandbox.Write("checks/result.trx", $"""
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
              <Results><UnitTestResult testId="1" testName="Adds_up" outcome="{outcome}" duration="00:00:00.1" /></Results>
              <TestDefinitions><UnitTest id="1"><TestMethod className="Till" name="Adds_up" /></UnitTest></TestDefinitions>
            </TestRun>
            """);
    }

    internal Task<SandboxResult> RunAsync(params string[] arguments) => RunAsync(_engine.Host, ci: null, arguments);

    internal Task<SandboxResult> RunWithoutEngineAsync(string? ci, params string[] arguments) => RunAsync("unix:///nowhere", ci, arguments);

    /// <summary>What docker was called with since the last time that this was asked.</summary>
    internal string[] Calls() => _watched.Taken();

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _shop.Dispose();
    }

    private Task<SandboxResult> RunAsync(string host, string? ci, string[] arguments)
    {
        var command = Shop.With(Shop.With(_watched.Watch(Shop.Command(arguments)), "DOCKER_HOST", host), "DOCKER_CONTEXT", null);
        return Sandbox.RunAsync(Shop.With(command, "CI", ci) with { Deadline = TimeSpan.FromMinutes(8) });
    }

    private async Task LoadBaseAsync()
    {
        var archive = Sandbox.Beside("base.tar");
        await new Command("sh").RunAsync("-c", $"""
            set -e; root={Sandbox.Beside("base")}; mkdir -p $root/bin; cp {Require.Tool("busybox")} $root/bin/busybox
            for name in sh cp cat; do ln -s busybox $root/bin/$name; done
            for library in $(ldd $root/bin/busybox | grep -o '/[^ ]*'); do mkdir -p $root$(dirname $library); cp -L $library $root$library; done
            tar -C $root -cf {archive} .
            """);
        await Client.RunAsync("import", archive, "till:1");
    }

    // The one that is first on PATH may have come without the part that asks for BuildKit.
    private static async Task<string> ClientAsync()
    {
        foreach (var folder in Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator))
            if (Path.Combine(folder, "docker") is var client && File.Exists(client) && await CanBuildKitAsync(new(client)))
                return client;

        Require.This(false, "a docker client with BuildKit");
        return "";
    }

    private static async Task<bool> CanBuildKitAsync(Command client) =>
        (await client.TryAsync("", "--version")).Output.Contains("version 20.", StringComparison.Ordinal) || (await client.TryAsync("", "buildx", "version")).Code == 0;
}
