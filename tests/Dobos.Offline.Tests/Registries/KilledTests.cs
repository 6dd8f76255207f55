using Dobos.Offline.Tests.Served;

namespace Dobos.Offline.Tests.Registries;

/// <summary>A registry is killed while clients write, and started again in the same folder: what it had acknowledged must be there, and nothing half.</summary>
public sealed class KilledTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Acknowledged _acknowledged = new();
    private string _folder = "";

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("dobos-killed-").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task What_was_acknowledged_is_there_after_each_of_many_kills_and_nothing_is_half()
    {
        for (var round = 0; round < 8; round++)
        {
            await using (var registry = await ServedProcess.StartAsync(_folder))
                await WriteUntilKilledAsync(registry);

            await using var after = await ServedProcess.StartAsync(_folder);
            using var reader = Client(after);
            await _acknowledged.AssertThereAsync(reader);
            Assert.That(Damaged(), Is.Empty);
        }

        Assert.That(_acknowledged.Count, Is.GreaterThan(100));
    }

    private async Task WriteUntilKilledAsync(ServedProcess registry)
    {
        using var client = Client(registry);
        var before = _acknowledged.Count;
        var writers = Enumerable.Range(0, 8).Select(number => _acknowledged.WriteAsync(client, $"repository-{number}")).ToList();
        using (CancellationTokenSource deadline = new(Patience))
        {
            // A little later each time than at a whole number of writes: the others are in the middle of theirs.
            while (_acknowledged.Count < before + 30)
                await Task.Delay(1, deadline.Token);
        }

        await registry.KillAsync();
        await Task.WhenAll(writers);
    }

    private HttpClient Client(ServedProcess registry)
    {
        var password = File.ReadAllText(Path.Combine(_folder, "push.password"));
        var pair = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"push:{password}"));
        return new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = registry.Address, DefaultRequestHeaders = { Authorization = new("Basic", pair) } };
    }

    /// <summary>Files that are not what their names say, or should not be there at all.</summary>
    private IEnumerable<string> Damaged() =>
        from file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
        let folder = Path.GetRelativePath(_folder, file).Split(Path.DirectorySeparatorChar)[0]
        where folder is "uploads" || file.EndsWith(".half", StringComparison.Ordinal)
            || (folder is "blobs" && TinyImage.DigestOf(File.ReadAllBytes(file)) != $"sha256:{Path.GetFileName(file)}")
        select file;
}
