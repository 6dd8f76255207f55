namespace Dobos.Artifacts.Layers;

/// <summary>The modes that files have in a layer, whatever they have on the machine that writes it: root may change them, everyone may read them.</summary>
internal static class Modes
{
    public const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public const UnixFileMode Everyone = Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>/tmp: everyone may write, nobody may delete what is another's.</summary>
    public const UnixFileMode Shared = Everyone | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite | UnixFileMode.StickyBit;

    /// <summary>The content says whether it is a program: a checkout on Windows, and many a package, has no such bit or sets it at random.</summary>
    public static UnixFileMode Of(ReadOnlySpan<byte> content) => content.StartsWith("\u007fELF"u8) || content.StartsWith("#!"u8) ? Everyone : Plain;
}
