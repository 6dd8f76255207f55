using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Dobos.Offline.Clusters.Nodes.Engine;

namespace Dobos.Offline.Clusters.Nodes.Processes;

/// <summary>
/// Ends what pods started when the box ends, however that comes: a shell that outlives us waits at a pipe which the kernel closes with us.
/// It kills the groups that it was told of and, where there is /proc, all that carries this node's mark, so that nothing gets away by a session of its own.
/// </summary>
internal sealed class Reaper : IAsyncDisposable
{
    public const string Variable = "DOBOS_NODE";

    private const string Script = """
        groups=' ' spaces=' ' engine=
        while read -r sign group; do
          case $sign in
            in) spaces="$spaces$group " ;;
            out) spaces="${spaces%% $group *} ${spaces#* $group }" ;;
            +) groups="$groups$group " ;;
            @) engine=$group ;;
            *) groups="${groups%% $group *} ${groups#* $group }" ;;
          esac
        done
        sweep() {
          for group in $groups; do kill -KILL -- "-$group" 2>/dev/null; done
          grep -lasF -- "$1" /proc/[0-9]*/environ 2>/dev/null | while read -r file; do
            process=${file%/environ}
            kill -KILL "${process#/proc/}" 2>/dev/null
          done
          for space in $spaces; do
            ls -l /proc/[0-9]*/ns/mnt 2>/dev/null | grep -F -- "-> $space" | sed 's|.* /proc/\([0-9]*\)/ns/.*|\1|' | xargs -r kill -KILL 2>/dev/null
          done
        }
        sweep "$1"; sweep "$1"
        if [ -n "$engine" ] && command -v docker >/dev/null; then
          docker --host "$engine" ps -aq --filter "label=$2" | xargs -r docker --host "$engine" rm -f >/dev/null 2>&1
        fi
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Process? _shell;
    private readonly Lock _gate = new();
    private bool _isOver;

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

    public void Watch(int group) => Tell($"+ {group}");

    public void Forget(int group) => Tell($"- {group}");

    /// <summary>All that is in that mount namespace is a pod's.</summary>
    public void WatchSpace(string space) => Tell($"in {space}");

    public void ForgetSpace(string space) => Tell($"out {space}");

    /// <summary>Its containers are to be removed too.</summary>
    public void Watch(DockerEngine engine) => Tell($"@ {engine.Host}");

    public async ValueTask DisposeAsync()
    {
        if (_shell is null)
            return;

        lock (_gate)
        {
            _isOver = true;
            _shell.StandardInput.Close();
        }

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

        string[] command = [.. HostTool.OwnSession, shell, "-c", Script, "reaper", $"{Variable}={mark}", $"{DockerEngine.Label}={mark}"];
        ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardInput = true, WorkingDirectory = "/" };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        return Process.Start(start);
    }

    private void Tell(string line)
    {
        if (_shell is null)
            return;

        lock (_gate)
        {
            // A pod that was deleted by force may end after all others: what it tells is known by then.
            if (_isOver)
                return;

            _shell.StandardInput.Write(line + "\n");
            _shell.StandardInput.Flush();
        }
    }
}
