namespace Dobos.Artifacts.Layers;

/// <summary>Something that an image has at a path, which is written without a slash before it.</summary>
internal abstract record LayerEntry(string Path)
{
    public sealed record Folder(string Path, UnixFileMode Mode = Modes.Everyone, int Owner = 0) : LayerEntry(Path);

    /// <summary>A file whose content is that of one on this machine.</summary>
    public sealed record Copy(string Path, string Source) : LayerEntry(Path);

    public sealed record Text(string Path, string Content) : LayerEntry(Path);

    public sealed record Link(string Path, string Target) : LayerEntry(Path);
}
