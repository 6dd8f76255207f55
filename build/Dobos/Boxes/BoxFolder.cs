using Dobos.Checkouts;

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

    /// <summary>For the owner alone: what lies in it opens vaults.</summary>
    public void Make()
    {
        Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
