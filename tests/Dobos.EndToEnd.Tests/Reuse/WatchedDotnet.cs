using Shared;

namespace Dobos.EndToEnd.Tests.Reuse;

/// <summary>A 'dotnet' that is found first, writes down each call, and then is the real one.</summary>
internal sealed class WatchedDotnet
{
    private readonly string _folder;

    internal WatchedDotnet(Sandbox sandbox)
    {
        _folder = sandbox.Beside("watched");
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, "dotnet");
        File.WriteAllText(file, $"#!/bin/sh\necho \"$@\" >>'{Record}'\nexec '{Require.Tool("dotnet")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    internal string[] Calls => File.Exists(Record) ? File.ReadAllLines(Record) : [];

    internal SandboxCommand Watch(SandboxCommand command) =>
        Shop.With(command, "PATH", $"{_folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}");

    private string Record => Path.Combine(_folder, "calls");
}
