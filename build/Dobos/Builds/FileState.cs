namespace Dobos.Builds;

/// <summary>A file as a glance sees it. One that is not there has no size.</summary>
public sealed record FileState(string Path, long Size, long Time)
{
    private const long NotThere = -1;

    public bool Exists => Size != NotThere;

    public static FileState Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileState(path, file.Length, file.LastWriteTimeUtc.Ticks) : new FileState(path, NotThere, NotThere);
    }
}
