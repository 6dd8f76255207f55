using System.Diagnostics;
using Dobos.Offline.Clusters.Nodes.Images;
using Dobos.Offline.Clusters.Nodes.Processes;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>
/// A container in the files of its own image, with its volumes where it wants them, without any engine: a user and mount namespace that a small shell holds.
/// The network and the processes are the machine's.
/// </summary>
internal sealed class OwnRoot : IDisposable
{
    private const string Script = """
        set -e
        image=$1 upper=$2 work=$3 root=$4 folder=$5; shift 5
        mount -t overlay overlay -o "userxattr,lowerdir=$image,upperdir=$upper,workdir=$work" "$root" 2>/dev/null ||
          mount -t overlay overlay -o "lowerdir=$image,upperdir=$upper,workdir=$work" "$root" 2>/dev/null ||
          { cp -a "$image/." "$upper"; mount --bind "$upper" "$root"; }
        mkdir -p "$root/proc" "$root/dev" "$root/sys" "$root/tmp" "$root/etc" "$folder"
        mount --rbind /proc "$root/proc"
        mount --rbind /sys "$root/sys"
        mount -t tmpfs tmpfs "$root/dev"
        for device in null zero full random urandom tty; do
          : > "$root/dev/$device"
          mount --bind "/dev/$device" "$root/dev/$device"
        done
        ln -s /proc/self/fd "$root/dev/fd"
        ln -s /proc/self/fd/0 "$root/dev/stdin"
        ln -s /proc/self/fd/1 "$root/dev/stdout"
        ln -s /proc/self/fd/2 "$root/dev/stderr"
        mkdir -p "$root/dev/shm"
        for file in resolv.conf hosts; do
          if [ -e "/etc/$file" ]; then rm -f "$root/etc/$file"; cp -L "/etc/$file" "$root/etc/$file"; fi
        done
        while [ $# -gt 1 ]; do
          if [ -d "$2" ]; then mkdir -p "$1"; else mkdir -p "$(dirname "$1")"; [ -e "$1" ] || : > "$1"; fi
          mount --rbind "$2" "$1"
          shift 2
        done
        echo ready
        exec cat >/dev/null
        """;

    private static readonly Lazy<bool> Possible = new(Try);

    private readonly Process _holder;
    private readonly Reaper _reaper;
    private readonly ContainerOrder _order;
    private readonly string _root;
    private string? _space;

    private OwnRoot(Process holder, Reaper reaper, ContainerOrder order, string root) => (_holder, _reaper, _order, _root) = (holder, reaper, order, root);

    /// <summary>Whether this machine lets us; some keep user namespaces for root.</summary>
    public static bool IsPossible => Possible.Value;

    public static async Task<OwnRoot> MakeAsync(ContainerOrder order, EntryPoint entry, Reaper reaper)
    {
        var folder = order.Folder.Container(order.Container.Name);
        string Fresh(string name)
        {
            var path = Path.Combine(folder, name);
            Removal.Delete(path);
            return Directory.CreateDirectory(path).FullName;
        }

        var root = Fresh("root");
        string Inside(string path) => root + RootPath.Resolve(order.Image.Root, path, followLast: true)![order.Image.Root.Length..];
        await File.WriteAllTextAsync(order.LastWords, "");
        var mounts = order.Mounts.Append((order.Container.MessagePath, order.LastWords)).SelectMany(mount => (string[])[Inside(mount.Item1), mount.Item2]);
        string[] arguments = [order.Image.Root, Fresh("upper"), Fresh("work"), root, Inside(entry.WorkingDir), .. mounts];
        OwnRoot made = new(Start(["--", Shell, "-c", Script, "holder", .. arguments], reaper), reaper, order, root);
        if (await made._holder.StandardOutput.ReadLineAsync() is "ready")
        {
            made.Enter();
            return made;
        }

        var said = await made._holder.StandardError.ReadToEndAsync();
        made.Dispose();
        throw new ContainerStartException($"failed to create containerd task: the files of the image could not be put together: {said.Trim()}");
    }

    public Launch Inside(EntryPoint entry, IReadOnlyList<string> command)
    {
        if (!ProgramFinder.IsMounted(_order, command[0]))
            _ = ProgramFinder.Find(_order, entry, command[0]);

        Dictionary<string, string> environment = new(_order.Variables);
        environment.TryAdd("PATH", ProgramFinder.UsualPath);
        environment.TryAdd("HOME", "/root");
        return new([HostTool.Find("nsenter")!, "--target", $"{_holder.Id}", "--user", "--mount", "--preserve-credentials", "--", HostTool.Find("unshare")!, $"--root={_root}", $"--wd={entry.WorkingDir}", "--", .. command], environment, "/");
    }

    public void Dispose()
    {
        if (_space is not null)
        {
            Strays.KillIn(_space);
            _reaper.ForgetSpace(_space);
        }

        Signals.KillGroup(_holder.Id);
        _reaper.Forget(_holder.Id);
        _holder.Dispose();
    }

    private void Enter()
    {
        _space = Strays.SpaceOf(_holder.Id);
        if (_space is not null)
            _reaper.WatchSpace(_space);
    }

    private static string Shell => HostTool.Find("sh")!;

    private static Process Start(IReadOnlyList<string> command, Reaper? reaper)
    {
        string[] all = [.. HostTool.OwnSession, HostTool.Find("unshare")!, "--user", "--map-root-user", "--mount", "--propagation", "private", .. command];
        ProcessStartInfo start = new(all[0], all[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment.Clear();
        start.Environment["PATH"] = ProgramFinder.UsualPath;
        if (reaper is not null)
            start.Environment[Reaper.Variable] = reaper.Mark;
        var process = Process.Start(start)!;
        reaper?.Watch(process.Id);
        return process;
    }

    private static bool Try()
    {
        if (!OperatingSystem.IsLinux() || HostTool.OwnSession.Count != 1 || HostTool.Find("unshare") is null || HostTool.Find("nsenter") is null || HostTool.Find("sh") is null)
            return false;

        using var process = Start(["--", Shell, "-c", "mount -t tmpfs none /mnt || mount --bind / /mnt"], reaper: null);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
