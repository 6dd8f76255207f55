using Dobos.Offline.Clusters.Nodes.Images;
using Dobos.Offline.Clusters.Nodes.Processes;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>Where a .NET app of an image runs by the host's dotnet: its folder as it is in the image, or a copy that it may write to.</summary>
internal sealed class HostPlace
{
    private readonly string _root;
    private readonly string _app;
    private readonly string _real;
    private readonly IReadOnlyDictionary<string, string> _environment;

    private HostPlace(string root, string app, string real, IReadOnlyDictionary<string, string> environment) => (_root, _app, _real, _environment) = (root, app, real, environment);

    /// <summary>Whether the app reaches a mount by a path of its own folder, or by the variable that says where temporary files go.</summary>
    public static bool Reaches(EntryPoint entry, DotnetApp app, string mount) => IsTemporary(mount) || IsBelow(mount, AppFolder(entry, app)) && mount.TrimEnd('/') != AppFolder(entry, app);

    public static HostPlace Make(ContainerOrder order, EntryPoint entry, DotnetApp app)
    {
        var folder = AppFolder(entry, app);
        var source = RootPath.Resolve(order.Image.Root, folder, followLast: true)!;
        var inside = order.Mounts.Where(mount => !IsTemporary(mount.Path)).ToArray();
        var isCopy = folder != "/" && (!order.Container.HasReadOnlyRoot || inside.Length > 0);
        HostPlace place = new(order.Image.Root, folder, isCopy ? Path.Combine(order.Folder.Container(order.Container.Name), "app") : source, Environment(order));
        if (isCopy)
            place.Copy(source, inside);
        return place;
    }

    public Launch Inside(EntryPoint entry, IReadOnlyList<string> command)
    {
        var folder = Directory.Exists(Map(entry.WorkingDir)) ? Map(entry.WorkingDir) : _real;
        return new(DotnetApp.Find(_root, entry with { Command = command }) is { } app ? [HostDotnet.Program, Map(app.Assembly), .. app.Arguments] : [Tool(command[0]), .. command.Skip(1)], _environment, folder);
    }

    private static string AppFolder(EntryPoint entry, DotnetApp app)
    {
        var working = "/" + string.Join('/', RootPath.Parts(entry.WorkingDir));
        return working != "/" && IsBelow(app.Assembly, working) ? working : app.Assembly[..app.Assembly.LastIndexOf('/')] is { Length: > 0 } folder ? folder : "/";
    }

    private static bool IsBelow(string path, string folder) => folder == "/" || path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static bool IsTemporary(string mount) => mount.TrimEnd('/') is "/tmp";

    /// <summary>There is no shell in most of these images; where a hook wants one, the machine's own does.</summary>
    private static string Tool(string program) =>
        HostTool.Find(program.Split('/')[^1]) ?? throw new ContainerStartException($"exec: \"{program}\": executable file not found in $PATH");

    private static Dictionary<string, string> Environment(ContainerOrder order)
    {
        Dictionary<string, string> all = new(order.Variables)
        {
            ["DOTNET_ROOT"] = HostDotnet.Root,
            ["TMPDIR"] = order.Mounts.FirstOrDefault(mount => IsTemporary(mount.Path)).Source ?? order.Folder.Temporary,
        };
        all.TryAdd("HOME", order.Folder.Home);
        all.TryAdd("PATH", ProgramFinder.UsualPath);
        // Its socket would need a short path, and nobody looks.
        all.TryAdd("DOTNET_EnableDiagnostics_IPC", "0");
        foreach (var name in (string[])["SSL_CERT_FILE", "SSL_CERT_DIR"])
        {
            if (all.TryGetValue(name, out var path) && !Path.Exists(path) && RootPath.Resolve(order.Image.Root, path, followLast: true) is { } ours)
                all[name] = ours;
        }

        if (OperatingSystem.IsWindows())
            all.TryAdd("SystemRoot", System.Environment.GetFolderPath(System.Environment.SpecialFolder.Windows));
        return all;
    }

    private void Copy(string source, IReadOnlyList<(string Path, string Source)> mounts)
    {
        Removal.Delete(_real);
        HardLinks.CopyTree(source, _real, (from, to) => File.Copy(from, to));
        foreach (var mount in mounts)
        {
            var target = Path.Combine(_real, Path.GetRelativePath(_app, mount.Path.TrimEnd('/')));
            if (Directory.Exists(target))
                Directory.Delete(target, recursive: true);
            File.Delete(target);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.CreateSymbolicLink(target, mount.Source);
        }
    }

    private string Map(string path) =>
        IsBelow(path, _app) ? Path.Combine(_real, Path.GetRelativePath(_app, path)) : RootPath.Resolve(_root, path, followLast: true) ?? _root;
}
