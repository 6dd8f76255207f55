using Dobos.Offline.Registries;

namespace Dobos.Offline.Boxes;

/// <summary>How the nodes of this box pull from its own registries, which nobody need tell them.</summary>
internal sealed class PullPasswords(BoxFolder folder)
{
    private const string Registries = "registries";

    /// <summary>Null for a registry that is not ours. Read each time: registries come while nodes run.</summary>
    public (string User, string Password)? Of(string host)
    {
        if (host.Split(':') is not ["localhost" or "127.0.0.1", var port])
            return null;

        return folder.Names(Registries).Select(name => folder.Of(Registries, name)).Where(registry => Read(registry, "port") == port)
            .Select(registry => Read(registry, "pull.password")).OfType<string>().Select(password => ((string, string)?)(Registry.PullUser, password)).FirstOrDefault();
    }

    private static string? Read(string registry, string file)
    {
        var path = Path.Combine(registry, file);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }
}
