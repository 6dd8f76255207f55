using System.Diagnostics;

namespace Dobos.EndToEnd.Tests;

/// <summary>The checkout that this test run was built from: its tracked files, and those that are new and not ignored.</summary>
public static class SandboxSource
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static void CopyTo(string folder, string[] only)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Files(only).Where(file => File.Exists(Path.Combine(Root, file))))
        {
            var copy = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Root, file), copy);
        }
    }

    private static string[] Files(string[] only)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", .. only])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        })!;
        var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0 ? files : throw new InvalidOperationException($"git cannot list the files of {Root}.");
    }

    private static string Above(string folder)
    {
        var root = new DirectoryInfo(folder);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Dobos.slnx")))
            root = root.Parent;
        return root?.FullName ?? throw new InvalidOperationException($"No checkout of Dobos stands above {folder}.");
    }
}
