namespace Calc.Hosting.Health;

/// <summary>
/// The same program as a client: <c>--check URL</c> asks once and ends. The chart's test pod runs it, for the image has no other client in it.
/// </summary>
public static class AddressCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The exit code of the check, or null when none was asked for.</summary>
    public static async Task<int?> RunAsync(string[] args)
    {
        if (args is not ["--check", var address])
            return null;

        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(new Uri(address));
            await Console.Out.WriteLineAsync($"{address} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            await Console.Error.WriteLineAsync($"{address} cannot be asked: {failure.Message}");
            return 1;
        }
    }
}
