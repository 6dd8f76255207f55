namespace Dobos.EndToEnd.Tests.Launching;

/// <summary>
/// A checkout whose host is one shell script, and a 'dotnet' that 'builds' it by copying. The tests of build.sh need no compiler, and so take milliseconds.
/// </summary>
internal sealed class StubHost : IDisposable
{
    private const string Source = "build/Dobos.Host/Program.cs";

    private const string Dotnet = """
        #!/bin/sh
        note() { echo "$*" >>"$STUB/calls"; }
        case $1 in
          --version) note "$@"; [ ! -e "$STUB/no-sdk" ] || { echo 'A compatible .NET SDK was not found.' >&2; exit 145; } ;;
          msbuild)
            for argument; do case $argument in -p:ArtifactsPath=*) work=$(printf %s "${argument#*=}" | sed "s/%27/'/g; s/%3B/;/g; s/%2C/,/g; s/%24/\$/g; s/%40/@/g; s/%25/%/g" 2>/dev/null) ;; esac; done
            cat >"$STUB/input"
            cp build/Dobos.Host/Program.cs "$STUB/source.$$"
            note "$@"
            while [ -e "$STUB/hold" ]; do sleep 0.02; done
            if grep -q BROKEN "$STUB/source.$$"; then echo 'Program.cs(1,1): error CS1002: ; expected'; exit 1; fi
            mkdir -p "$work/bin/Dobos.Host/release"
            cp "$STUB/source.$$" "$work/bin/Dobos.Host/release/Dobos.Host.dll" ;;
          *.dll) exec /bin/sh "$@" ;;
        esac
        """;

    private const string Sleep = """
        #!/bin/sh
        [ "$1" != 1 ] || echo wait >>"$STUB/calls"
        exec /bin/sleep 0.02
        """;

    public StubHost(string name = "checkout")
    {
        Sandbox = new Sandbox(name, "build.sh", "global.json");
        Sandbox.Write(Source, "echo first");
        Directory.CreateDirectory(Stub);
        Script("dotnet", Dotnet);
        Script("sleep", Sleep);
    }

    public Sandbox Sandbox { get; }

    public string Stub => Sandbox.Beside("stub");

    public int Builds => Calls.Count(call => call.StartsWith("msbuild", StringComparison.Ordinal));

    /// <summary>Whether a run has waited for another.</summary>
    public bool Waited => Calls.Contains("wait");

    public string[] Calls => File.Exists(Path.Combine(Stub, "calls")) ? File.ReadAllLines(Path.Combine(Stub, "calls")) : [];

    /// <summary>What lies in the folder of the hosts, but for the last build's own work.</summary>
    public string[] Kept => [.. Directory.GetFileSystemEntries(Sandbox.At("artifacts/host")).Select(Path.GetFileName).Except(["work"]).Order()!];

    public void Says(string script) => Sandbox.Write(Source, script);

    /// <summary>A program that is found before any other of its name.</summary>
    public void Script(string name, string text)
    {
        var file = Path.Combine(Stub, name);
        File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    public void Mark(string name) => File.WriteAllText(Path.Combine(Stub, name), "");

    public void Unmark(string name) => File.Delete(Path.Combine(Stub, name));

    public SandboxCommand Command(params string[] arguments) => With(new SandboxCommand("./build.sh", arguments));

    public SandboxCommand With(SandboxCommand command) => command with
    {
        Environment = new(command.Environment)
        {
            ["STUB"] = Stub,
            ["PATH"] = command.Environment.GetValueOrDefault("PATH") ?? $"{Stub}:{Environment.GetEnvironmentVariable("PATH")}",
        },
    };

    public Task<SandboxResult> RunAsync(params string[] arguments) => Sandbox.RunAsync(Command(arguments));

    public SandboxProcess Start(params string[] arguments) => Sandbox.Start(Command(arguments));

    public void Dispose() => Sandbox.Dispose();
}
