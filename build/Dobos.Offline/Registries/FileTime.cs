namespace Dobos.Offline.Registries;

/// <summary>When something was last pushed, mounted or said to be here. The file's own time keeps it over a restart.</summary>
internal sealed class FileTime(string file, TimeProvider clock)
{
    // What asks a hundred times a second must not write a hundred times a second.
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(1);

    private DateTimeOffset _time = File.GetLastWriteTimeUtc(file);

    public TimeSpan Age => clock.GetUtcNow() - _time;

    public void Touch()
    {
        var now = clock.GetUtcNow();
        if (now - _time < Coarse && now >= _time)
            return;

        File.SetLastWriteTimeUtc(file, now.UtcDateTime);
        _time = now;
    }
}
