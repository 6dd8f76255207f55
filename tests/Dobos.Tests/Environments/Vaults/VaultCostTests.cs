using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Dobos.Environments.Vaults;
using Dobos.Offline.Vaults;

namespace Dobos.Tests.Environments.Vaults;

/// <summary>What the SDK, the retries and the typed record cost on top of the requests themselves.</summary>
[Category("Measured")]
[NonParallelizable]
public sealed class VaultCostTests
{
    private const int Names = 500;
    private const int Rounds = 5;
    private static readonly VaultPatience Patience = VaultPatience.Usual;
    private TestVault _vault = null!;
    private string[] _names = [];

    [SetUp]
    public async Task StartAsync()
    {
        _vault = await TestVault.StartAsync();
        _vault.Patience = Patience;
        _names = [.. Enumerable.Range(0, Names).Select(i => $"name-{i}")];
        foreach (var name in _names)
            _vault.Store.Set(name, $"value of {name}");

        _vault.Faults.Add(new VaultFault.Slow(TimeSpan.FromMilliseconds(20)));
    }

    [TearDown]
    public async Task StopAsync() => await _vault.DisposeAsync();

    [Test]
    [Retry(3)] // A neighbour on the machine may slow one side of a measurement down.
    public async Task Five_hundred_names_take_at_most_one_and_a_half_times_what_a_bare_client_takes()
    {
        List<double> ours = [], bare = [];
        for (var round = 0; round <= Rounds; round++)
        {
            ours.Add(await TimeAsync(LoadAsync));
            bare.Add(await TimeAsync(AskBareAsync));
        }

        var ratio = Median(ours[1..]) / Median(bare[1..]);
        TestContext.Out.WriteLine(
            $"{Names} names at 20 ms, {Patience.Parallel} at a time, median of {Rounds}: ours {Median(ours[1..]):0} ms, bare {Median(bare[1..]):0} ms, ratio {ratio:0.00} " +
            $"(first round, compiling included: ours {ours[0]:0} ms, bare {bare[0]:0} ms)");
        Assert.That(ratio, Is.LessThanOrEqualTo(1.5));
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private async Task LoadAsync()
    {
        var context = await _vault.LoadAsync(_names);
        Assert.That(context.Secret("name-499").Reveal(), Is.EqualTo("value of name-499"));
    }

    private async Task AskBareAsync()
    {
        var trusted = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(_vault.Server.CertificateFile));
        using HttpClient client = new(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => trusted.Equals(shown) });
        client.BaseAddress = _vault.Server.Address;
        client.DefaultRequestHeaders.Authorization = new("Bearer", _vault.Server.Vault.Token);
        ParallelOptions options = new() { MaxDegreeOfParallelism = Patience.Parallel };
        await Parallel.ForEachAsync(_names, options, async (name, stop) => await client.GetStringAsync(new Uri($"/secrets/{name}?api-version=7.5", UriKind.Relative), stop));
    }
}
