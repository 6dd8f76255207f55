using System.Diagnostics;

namespace Dobos.EndToEnd.Tests.Launching;

internal static class Eventually
{
    /// <summary>Waits until a condition holds, and fails when it does not within a generous time.</summary>
    public static async Task HoldsAsync(Func<bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(2))
                Assert.Fail($"Waited in vain until {what}.");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }
}
