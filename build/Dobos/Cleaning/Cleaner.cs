using Dobos.Checkouts;

namespace Dobos.Cleaning;

/// <summary>Deletes what builds wrote. The host stays, for it is running; tools and the offline state stay unless all is to go.</summary>
public sealed class Cleaner(Checkout checkout)
{
    private static readonly string[] Hosts = ["host", "host-ps"];
    private static readonly string[] Kept = [.. Hosts, "offline", "tools"];

    /// <summary>What would be deleted, as paths below the checkout.</summary>
    public IReadOnlyList<string> Doomed(bool all) =>
        Directory.Exists(checkout.Artifacts)
            ? [.. Directory.EnumerateFileSystemEntries(checkout.Artifacts).Where(entry => IsDoomed(Path.GetFileName(entry), all)).Select(checkout.Shown).Order(StringComparer.Ordinal)]
            : [];

    public void Delete(string path)
    {
        var full = Path.Combine(checkout.Root, path);
        if (Directory.Exists(full))
            Directory.Delete(full, recursive: true);
        else
            File.Delete(full);
    }

    private static bool IsDoomed(string name, bool all) => all ? !Hosts.Contains(name) : !Kept.Contains(name);
}
