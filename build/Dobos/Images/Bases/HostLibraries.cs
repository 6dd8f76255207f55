using System.Text.RegularExpressions;
using Cake.Core;
using Cake.Core.IO;
using Dobos.Failures;
using Path = System.IO.Path;

namespace Dobos.Images.Bases;

/// <summary>The machine's libraries that programs need, as its own loader finds them.</summary>
internal sealed partial class HostLibraries(IProcessRunner processes)
{
    // .NET loads them by name while it runs, if they are there; the C library does so with its name services before 2.34.
    private static readonly string[] LoadedLate = ["libssl.so.3", "libcrypto.so.3", "libnss_files.so.2", "libnss_dns.so.2"];

    public IReadOnlyList<string> Of(IEnumerable<string> programs)
    {
        var needed = Needed([.. programs]);
        var late = needed.Select(Path.GetDirectoryName).Distinct()
            .SelectMany(folder => LoadedLate.Select(name => Path.Combine(folder!, name)))
            .Where(File.Exists)
            .DistinctBy(Path.GetFileName)
            .ToArray();
        return [.. needed.Concat(late).Concat(late is [] ? [] : Needed(late)).Distinct().Order(StringComparer.Ordinal)];
    }

    private string[] Needed(string[] programs)
    {
        var arguments = new ProcessArgumentBuilder();
        foreach (var program in programs)
            arguments.AppendQuoted(program);
        using var ldd = processes.Start("ldd", new ProcessSettings { Arguments = arguments, RedirectStandardOutput = true, RedirectStandardError = true, Silent = true });
        ldd.WaitForExit();
        string[] found = [.. ldd.GetStandardOutput().Select(line => Found().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct()];
        return found is [_, ..] ? found : throw new BaseImageException(
            ExitCode.Failed, "No base image can be made of this machine's .NET: 'ldd' does not say which libraries it needs; pin one with './build.sh --target UpdateBase'.");
    }

    [GeneratedRegex(@"^\t(?:\S+ => )?(/\S+) \(0x")]
    private static partial Regex Found();
}
