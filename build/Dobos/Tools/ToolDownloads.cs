namespace Dobos.Tools;

/// <summary>From the vendor's address, or out of an npm package by npm's own client.</summary>
internal sealed class ToolDownloads(VendorDownload vendor, NpmDownload npm, TimeProvider time) : IToolDownloads
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<string> BringAsync(ToolSource source, string folder, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            return source switch
            {
                { Url: { } url } => await vendor.BringAsync(url, folder, both.Token),
                { Npm: { } package } => await npm.BringAsync(package, folder, both.Token),
                _ => throw new ToolsFileException("A source in tools.json has neither url nor npm: give it one of them."),
            };
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new SourceFailedException($"it was not done after {Patience.TotalMinutes} minutes", error);
        }
    }
}
