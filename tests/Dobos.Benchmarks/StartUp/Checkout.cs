namespace Dobos.Benchmarks.StartUp;

public static class Checkout
{
    /// <summary>The nearest folder above this program that has a build.sh.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    private static string Above(string folder)
    {
        var root = new DirectoryInfo(folder);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "build.sh")))
            root = root.Parent;
        return root?.FullName ?? throw new InvalidOperationException($"There is no build.sh above {folder}.");
    }
}
