using Cake.Core.Diagnostics;

namespace Cake.Frosting.Arguments;

internal static class HostVerbosity
{
    public static Verbosity Of(string name, string value) => value.ToUpperInvariant() switch
    {
        "Q" or "QUIET" => Verbosity.Quiet,
        "M" or "MINIMAL" => Verbosity.Minimal,
        "N" or "NORMAL" => Verbosity.Normal,
        "V" or "VERBOSE" => Verbosity.Verbose,
        "D" or "DIAGNOSTIC" => Verbosity.Diagnostic,
        _ => throw new HostArgumentException($"{name} does not take '{value}': Quiet, Minimal, Normal, Verbose and Diagnostic are known."),
    };
}
