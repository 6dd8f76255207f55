namespace Dobos.EndToEnd.Tests.Reuse;

/// <summary>A repository of somebody else's, into which nothing of ours was copied but the suite and its launcher.</summary>
internal sealed class Shop : IDisposable
{
    internal const string Green = "2 passed, 0 failed, 0 skipped";

    internal static string[] Suite { get; } = ["build", "build.sh", "build.ps1", "global.json"];

    internal Shop()
    {
        foreach (var (path, text) in ShopFiles.All.Concat(ShopChart.All))
            Sandbox.Write(path, text);
    }

    internal Sandbox Sandbox { get; } = new("shop", Suite);

    /// <summary>Runs build.sh as on a developer's machine, whatever this test run is part of.</summary>
    internal static SandboxCommand Command(params string[] arguments) => new("./build.sh", arguments)
    {
        Environment =
        {
            ["CI"] = null,
            ["TF_BUILD"] = null,
            ["NO_COLOR"] = "1",
            // What this checkout has fetched before need not be fetched again.
            ["DOBOS_TOOLS"] = Path.Combine(SandboxSource.Root, "artifacts", "tools"),
        },
    };

    internal static SandboxCommand With(SandboxCommand command, string name, string? value) =>
        command with { Environment = new(command.Environment) { [name] = value } };

    internal Task<SandboxResult> RunAsync(params string[] arguments) => Sandbox.RunAsync(Command(arguments));

    public void Dispose() => Sandbox.Dispose();
}
