using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Dobos.Offline.Clusters.Nodes.Processes;

/// <summary>
/// Ends what pods started when the box ends, however that comes: a shell that outlives us waits at a pipe which the kernel closes with us.
/// It kills the groups that it was told of and, where there is /proc, all that carries this node's mark, so that nothing gets away by a session of its own.
/// </summary>
internal sealed class Reaper : IAsyncDisposable
{
    public const string Variable = "DOBOS_NODE";

    private const string Script = """
        groups=' '
        while read -r sign group; do
          case $sign in
            +) groups="$groups$group " ;;
            *) groups="${groups%% $group *} ${groups#* $group }" ;;
          esac
        done
        sweep() {
          for group in $groups; do kill -KILL -- "-$group" 2>/dev/null; done
          for file in /proc/[0-9]*/environ; do
            if grep -qasF -- "$1" "$file"; then process=${file%/environ}; kill -KILL "${process#/proc/}" 2>/dev/null; fi
          done
        }
        sweep "$1"; sweep "$1"
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Process? _shell;
    private readonly Lock _gate = new();

    private Reaper(string mark, Process? shell) => (Mark, _shell) = (mark, shell);

    /// <summary>What each process of a pod has as the value of <see cref="Variable"/>.</summary>
    public string Mark { get; }

    /// <summary>Ends first what an earlier life of the box may have left.</summary>
    public static async Task<Reaper> StartAsync(string folder)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))))[..24];
        await using (Reaper before = new(mark, Shell(mark)))
        {
        }

        return new(mark, Shell(mark));
    }

    public void Watch(int group) => Tell('+', group);

    public void Forget(int group) => Tell('-', group);

    public async ValueTask DisposeAsync()
    {
        if (_shell is null)
            return;

        _shell.StandardInput.Close();
        using CancellationTokenSource deadline = new(Patience);
        try
        {
            await _shell.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            _shell.Kill();
        }

        _shell.Dispose();
    }

    private static Process? Shell(string mark)
    {
        if (HostTool.Find("sh") is not { } shell)
            return null;

        string[] command = [.. HostTool.OwnSession, shell, "-c", Script, "reaper", $"{Variable}={mark}"];
        ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardInput = true, WorkingDirectory = "/" };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        return Process.Start(start);
    }

    private void Tell(char sign, int group)
    {
        if (_shell is null)
            return;

        lock (_gate)
        {
            _shell.StandardInput.Write($"{sign} {group}\n");
            _shell.StandardInput.Flush();
        }
    }
}
