namespace Dobos.Versions;

/// <summary>A file as git knows it: its mode, and the hash of its content.</summary>
internal sealed record TreeEntry(string Mode, string Id)
{
    public const string Link = "120000";
    public const string Module = "160000";
    public const string Executable = "100755";
    public const string Plain = "100644";

    /// <summary>A file of the working copy, which git has not hashed yet.</summary>
    public bool IsOnDisk => Id.Length == 0;

    public static TreeEntry OnDisk(string mode) => new(mode, "");
}
