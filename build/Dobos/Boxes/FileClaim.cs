using Dobos.Failures;

namespace Dobos.Boxes;

/// <summary>The sole right to something, which ends with the process that holds it.</summary>
internal static class FileClaim
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Null while another process holds it.</summary>
    public static FileStream? Try(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ClaimDeniedException(path, e);
        }
    }

    public static async Task<FileStream> TakeAsync(string path, TimeProvider clock, CancellationToken cancellation)
    {
        while (true)
        {
            if (Try(path) is { } taken)
                return taken;
            await Task.Delay(Pause, clock, cancellation);
        }
    }

    private sealed class ClaimDeniedException(string path, Exception inner)
        : DobosException(ExitCode.Failed, $"{path} may not be opened by this user, so the offline box can be neither found nor started; run this as its owner, or make the whole folder yours.", inner);
}
