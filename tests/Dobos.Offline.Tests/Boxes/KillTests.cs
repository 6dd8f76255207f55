namespace Dobos.Offline.Tests.Boxes;

/// <summary>What a box acknowledged is there after it was killed, whatever it was doing.</summary>
public sealed class KillTests
{
    private const int Times = 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-box-");

    [TearDown]
    public void Delete() => _folder.Delete(recursive: true);

    [Test]
    [Platform("Linux", Reason = "processes are found in /proc")]
    public async Task Killed_twenty_times_while_pods_run_and_come_and_go_it_leaves_no_process_and_they_come_back()
    {
        await using var pods = await KeptPods.CreateAsync(_folder.FullName);
        Writing writing = new();
        Random random = new(20);
        for (var time = 0; time < Times; time++)
        {
            using var box = await BoxProcess.StartAsync(_folder.FullName);
            await pods.AreBackAsync(box);
            await writing.CheckClusterAsync(box);
            await pods.ReplaceAsync(box);
            await writing.RunAsync(box, TimeSpan.FromMilliseconds(random.Next(1500)));
            Assert.That(pods.Orphans, Is.Empty.After(10).Seconds.PollEvery(20).MilliSeconds);
        }

        Assert.That(writing.Objects, Is.GreaterThan(Times));
    }

    [Test]
    public async Task Killed_twenty_times_under_writes_it_has_lost_nothing_that_it_acknowledged_and_keeps_nothing_half()
    {
        Writing writing = new();
        Random random = new(20);
        for (var time = 0; time < Times; time++)
        {
            using var box = await BoxProcess.StartAsync(_folder.FullName);
            await writing.RunAsync(box, TimeSpan.FromMilliseconds(random.Next(200, 800)));

            using var again = await BoxProcess.StartAsync(_folder.FullName);
            await writing.CheckVaultAsync(again);
            await writing.CheckRegistryAsync(again);
            await writing.CheckClusterAsync(again);
            Assert.That(Half(), Is.Empty);
        }

        Assert.That((writing.Secrets, writing.Images, writing.Objects), Is.GreaterThan((Times, Times, Times)));
        await TestContext.Out.WriteLineAsync($"{Times} kills, {writing.Secrets} secrets and {writing.Images} images and {writing.Objects} objects acknowledged, all there");
    }

    /// <summary>What a killed box began to write.</summary>
    private IEnumerable<string> Half() =>
        Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Where(file => file.EndsWith(".half", StringComparison.Ordinal) || Path.GetRelativePath(_folder.FullName, file).Contains("/uploads/", StringComparison.Ordinal));
}
