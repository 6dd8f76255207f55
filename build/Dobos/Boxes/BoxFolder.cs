using Dobos.Checkouts;
using Dobos.Failures;

namespace Dobos.Boxes;

/// <summary>What the box of a checkout keeps on disk.</summary>
internal sealed record BoxFolder(string Path)
{
    public static BoxFolder Of(Checkout checkout) => new(System.IO.Path.Combine(checkout.Artifacts, "offline"));

    public string Card => At("box.json");

    /// <summary>Held by the box as long as it lives.</summary>
    public string Claim => At("box.lock");

    /// <summary>Held by a run while it starts or stops the box.</summary>
    public string Door => At("door.lock");

    public string Log => At("box.log");

    public string Builds => At("bin");

    public string State => At("state");

    /// <summary>Whether a process serves from here now; a box that was killed leaves its card, never its claim.</summary>
    public bool IsServed()
    {
        if (!File.Exists(Claim))
            return false;
        using var free = FileClaim.Try(Claim);
        return free is null;
    }

    /// <summary>The right to start or stop the box. Another run may have it for as long as the box compiles.</summary>
    public async Task<FileStream> EnterAsync(TimeProvider clock, CancellationToken cancellation)
    {
        if (FileClaim.Try(Door) is { } free)
            return free;

        Console.WriteLine($"Waiting for another run that starts or stops the offline box (it holds {Door}) ...");
        return await FileClaim.TakeAsync(Door, clock, cancellation);
    }

    /// <summary>For the owner alone: what lies in it opens vaults.</summary>
    public void Make()
    {
        try
        {
            Directory.CreateDirectory(Path);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BoxFolderException(Path, e);
        }
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);

    private sealed class BoxFolderException(string path, Exception inner)
        : DobosException(ExitCode.Failed, $"{path} cannot be written ({inner.Message.TrimEnd('.')}), so there is no place for the offline box; make it writable and yours, and run this again.", inner);
}
