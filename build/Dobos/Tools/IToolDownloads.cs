namespace Dobos.Tools;

/// <summary>The edge of the process: brings a source's file into a folder.</summary>
public interface IToolDownloads
{
    /// <summary>The path of what was brought.</summary>
    Task<string> BringAsync(ToolSource source, string folder, CancellationToken cancellation);
}
