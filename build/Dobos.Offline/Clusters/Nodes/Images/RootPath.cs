namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>A path of an image in the folder that holds its files. Links are followed as the image means them: they never lead out of the folder.</summary>
internal static class RootPath
{
    private const int MostLinks = 40;

    /// <summary>Where the path is, with all links followed but, if so asked, the last; null for one that goes round in circles.</summary>
    public static string? Resolve(string root, string path, bool followLast)
    {
        List<string> done = [];
        Stack<string> open = new(Parts(path).Reverse());
        for (var links = 0; open.TryPop(out var part);)
        {
            if (part is "..")
            {
                if (done.Count > 0)
                    done.RemoveAt(done.Count - 1);
                continue;
            }

            done.Add(part);
            if (open.Count == 0 && !followLast || new FileInfo(Full(root, done)).LinkTarget is not { } target)
                continue;
            if (++links > MostLinks)
                return null;

            done.RemoveAt(done.Count - 1);
            if (target.StartsWith('/'))
                done.Clear();
            foreach (var one in Parts(target).Reverse())
                open.Push(one);
        }

        return Full(root, done);
    }

    public static IEnumerable<string> Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part is not ".");

    private static string Full(string root, IEnumerable<string> parts) => Path.Combine([root, .. parts]);
}
