using System.Diagnostics;
using Dobos.Offline.Tests.Registries.Clients;

namespace Dobos.Offline.Tests.Clusters.Clients;

/// <summary>Commands one after another, each with the exit code that it has on a real cluster.</summary>
internal sealed class Session(Command client)
{
    public async Task<string> RunAsync(int code, string line, params IReadOnlyList<string> said)
    {
        var clock = Stopwatch.StartNew();
        var (ended, output) = await client.TryAsync("", line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        await TestContext.Out.WriteLineAsync($"{clock.Elapsed.TotalSeconds,6:0.00} s  {ended}  {line}");
        Assert.That(ended, Is.EqualTo(code), $"{line}\n{output}");
        foreach (var part in said)
            Assert.That(output, Does.Contain(part), line);
        return output;
    }
}
