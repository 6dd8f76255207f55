namespace Dobos.Tools;

internal sealed class VendorDownload(HttpMessageHandler handler)
{
    /// <summary>A handler that gives up soon where a firewall swallows what it does not like.</summary>
    public static SocketsHttpHandler Impatient() => new() { ConnectTimeout = TimeSpan.FromSeconds(10) };

    public async Task<string> BringAsync(Uri url, string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, "download");
        try
        {
            using var client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
            using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!response.IsSuccessStatusCode)
                throw new SourceFailedException($"it answered {(int)response.StatusCode}");
            await using var target = File.Create(file);
            await response.Content.CopyToAsync(target, cancellation);
            return file;
        }
        catch (Exception error) when (error is HttpRequestException or HttpIOException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new SourceFailedException(error.Message, error);
        }
    }
}
