namespace Dobos.Host.Tests;

/// <summary>A folder, first on the PATH, whose tools only write down that they were called.</summary>
internal sealed class WatchedTools : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dobos-watched-").FullName;

    internal WatchedTools(params string[] tools)
    {
        foreach (var tool in tools)
            Write(Path.Combine(_folder, tool), $"#!/bin/sh\necho {tool} \"$@\" >>{Record}\n");
    }

    internal string SearchPath => $"{_folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";

    internal string Started => File.Exists(Record) ? File.ReadAllText(Record) : "";

    private string Record => Path.Combine(_folder, "started");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Write(string path, string script)
    {
        File.WriteAllText(path, script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
