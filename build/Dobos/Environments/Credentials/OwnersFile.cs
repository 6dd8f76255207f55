namespace Dobos.Environments.Credentials;

/// <summary>A file with a token or a password in it, which must be for its owner's eyes alone.</summary>
internal static class OwnersFile
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static bool IsOpenToOthers(string file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0;
}
