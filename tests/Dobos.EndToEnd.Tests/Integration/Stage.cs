using Dobos.EndToEnd.Tests.Cancelling;
using Dobos.EndToEnd.Tests.Reuse;
using Dobos.Offline.Vaults;

namespace Dobos.EndToEnd.Tests.Integration;

/// <summary>The services of this checkout with an environment 'test': a real Redis, and a vault that knows the way in.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly Sandbox _sandbox;
    private readonly RealRedis _redis;
    private readonly VaultServer _vault;
    private readonly Canary[] _canaries;
    private readonly string _temporary;

    private Stage(Sandbox sandbox, RealRedis redis, VaultServer vault, Canary[] canaries)
    {
        (_sandbox, _redis, _vault, _canaries) = (sandbox, redis, vault, canaries);
        _temporary = Directory.CreateDirectory(sandbox.Beside($"temporary-{redis.Port}")).FullName;
    }

    /// <param name="sandbox">The checkout, its services built.</param>
    /// <param name="access">What the vault says of Redis; its password when null.</param>
    internal static async Task<Stage> SetAsync(Sandbox sandbox, Canary? access = null)
    {
        var (password, insights) = (new Canary(), new Canary("InstrumentationKey="));
        var redis = await RealRedis.StartAsync(sandbox.Root, password.Value);
        var vault = await VaultServer.StartAsync(sandbox.Beside("vault"), TimeProvider.System);
        foreach (var (name, value) in new[] { ("kubernetes-namespace", "dev"), ("ingress-host", "80"), ("redis-host", "127.0.0.1") })
            vault.Vault.Store.Set(name, value);
        vault.Vault.Store.Set("redis-access", (access ?? password).Value);
        vault.Vault.Store.Set("appinsights", insights.Value);
        sandbox.Write("build/environments/test.json", $$"""
            {
              "protected": false,
              "vault": { "address": "{{vault.Address}}", "certificateFile": "{{vault.CertificateFile}}", "tokenFile": "{{vault.TokenFile}}" },
              "registry": { "box": "test" },
              "cluster": { "context": "kind" }
            }
            """);
        return new Stage(sandbox, redis, vault, [password, insights, access ?? password]);
    }

    /// <summary>Runs build.sh, with a folder of its own for what is temporary.</summary>
    internal Task<SandboxResult> RunAsync(params string[] arguments)
    {
        var command = Shop.With(Shop.Command([.. arguments, "--env", "test", "--verbosity", "diagnostic"]), "TMPDIR", _temporary);
        return _sandbox.RunAsync(Shop.With(command, "IT_REDIS_PORT", $"{_redis.Port}"));
    }

    /// <summary>Where a secret is to be seen: in a file, a command line, or the environment of a process that still runs.</summary>
    internal IEnumerable<string> Leaks(CommandLines commands) =>
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(_sandbox.Root)!, "*", SearchOption.AllDirectories).Where(file => Shows(File.ReadAllBytes(file))),
        .. commands.Seen.Where(Shows).Select(_ => "a command line"),
        .. RunningProcess.All.Where(process => Shows(process.Read("environ"))).Select(process => process.CommandLine),
    ];

    internal bool Shows(string text) => Shows(System.Text.Encoding.UTF8.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        await _vault.DisposeAsync();
        _redis.Dispose();
    }

    private bool Shows(byte[] content) => _canaries.SelectMany(canary => canary.Traces).Any(trace => content.AsSpan().IndexOf(trace) >= 0);
}
