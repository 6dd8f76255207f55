using Dobos.Artifacts.Layers;

namespace Dobos.Images.Bases;

/// <summary>The little of an operating system that .NET needs around it.</summary>
internal static class HostSystem
{
    /// <summary>The user that Microsoft's images have for services.</summary>
    public const int User = 1654;

    public const string Certificates = "etc/ssl/certs/ca-certificates.crt";

    public static IEnumerable<LayerEntry> Entries(IEnumerable<string> libraries) =>
    [
        .. libraries.Select(library => new LayerEntry.Copy(library.TrimStart('/'), library)),
        .. File.Exists($"/{Certificates}") ? (LayerEntry[])[new LayerEntry.Copy(Certificates, $"/{Certificates}")] : [],
        new LayerEntry.Text("etc/passwd", $"root:x:0:0:root:/root:/usr/sbin/nologin\napp:x:{User}:{User}::/home/app:/usr/sbin/nologin\n"),
        new LayerEntry.Text("etc/group", $"root:x:0:\napp:x:{User}:\n"),
        new LayerEntry.Text("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"),
        new LayerEntry.Folder("home/app", Owner: User),
        new LayerEntry.Folder("tmp", Modes.Shared),
    ];
}
