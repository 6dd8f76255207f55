using Cake.Core;

namespace Dobos.Tools;

/// <summary>Looks a program up in the folders of PATH.</summary>
public sealed class PathSearch(ICakeEnvironment environment)
{
    public string? FirstOf(string program) => AllOf(program).FirstOrDefault();

    public IEnumerable<string> AllOf(string program) =>
        from folder in (environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in Names(program)
        let path = Path.Combine(folder, name)
        where File.Exists(path)
        select path;

    private static string[] Names(string program) => OperatingSystem.IsWindows() ? [$"{program}.exe", $"{program}.cmd"] : [program];
}
