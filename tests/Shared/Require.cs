namespace Shared;

/// <summary>What a test needs of the machine. A developer may lack it: the test is skipped, by name. Where CI is set nothing may be lacking.</summary>
internal static class Require
{
    /// <summary>The path of a tool.</summary>
    internal static string Tool(string name)
    {
        var found = Folders.SelectMany(folder => Names(name).Select(file => Path.Combine(folder, file))).FirstOrDefault(File.Exists);
        This(found is not null, name);
        return found!;
    }

    /// <summary>Anything that the test itself can look for.</summary>
    internal static void This(bool isHere, string what)
    {
        if (isHere)
            return;
        if (Environment.GetEnvironmentVariable("CI") is { } ci && (ci is "1" || bool.TryParse(ci, out var yes) && yes))
            Assert.Fail($"{what} is not on this machine, and where CI is set nothing may be lacking.");

        Assert.Ignore($"{what} is not on this machine.");
    }

    private static string[] Folders => Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string[] Names(string name) => OperatingSystem.IsWindows() ? [$"{name}.exe", $"{name}.cmd"] : [name];
}
