namespace Dobos.Offline.Tests.Clusters;

/// <summary>Waits for what will be true soon.</summary>
internal static class Wait
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);

    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string>? instead = null)
    {
        using CancellationTokenSource deadline = new(Longest);
        while (!await isSo())
        {
            if (deadline.IsCancellationRequested)
                Assert.Fail($"It did not become so in time. {instead?.Invoke()}");
            await Task.Delay(Between);
        }
    }

    public static Task UntilAsync(Func<bool> isSo, Func<string>? instead = null) => UntilAsync(() => Task.FromResult(isSo()), instead);
}
