using System.Diagnostics;
using Shared;

namespace Dobos.Tests.Registries.Fakes;

/// <summary>A file system that is soon full, where this machine lets us make one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly bool _mounted;

    public SmallDisk(int megabytes)
    {
        _mounted = Run(Require.Tool("mount"), "-t", "tmpfs", "-o", $"size={megabytes}m", "none", _folder.Path);
        if (!_mounted)
            _folder.Dispose();
        Require.This(_mounted, "the right to mount a tmpfs");
    }

    public string Folder => _folder.Path;

    public void Dispose()
    {
        if (_mounted)
            Run("umount", _folder.Path);
        _folder.Dispose();
    }

    private static bool Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
