using Dobos.EndToEnd.Tests.Reuse;

namespace Dobos.EndToEnd.Tests.Releases;

/// <summary>A folder, first on the PATH, whose tools write down each call and then are the real ones.</summary>
internal sealed class WatchedPath
{
    private readonly string _folder;

    internal WatchedPath(Sandbox sandbox, params (string Name, string Real)[] tools)
    {
        _folder = sandbox.Beside("watched");
        Directory.CreateDirectory(_folder);
        foreach (var (name, real) in tools)
            Write(Path.Combine(_folder, name), $"#!/bin/sh\necho {name} \"$@\" >>'{Record}'\nexec '{real}' \"$@\"\n");
    }

    private string Record => Path.Combine(_folder, "calls");

    internal SandboxCommand Watch(SandboxCommand command) => Shop.With(command, "PATH", $"{_folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}");

    /// <summary>What was called since the last time that this was asked.</summary>
    internal string[] Taken()
    {
        var calls = File.Exists(Record) ? File.ReadAllLines(Record) : [];
        File.Delete(Record);
        return calls;
    }

    private static void Write(string path, string script)
    {
        File.WriteAllText(path, script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
