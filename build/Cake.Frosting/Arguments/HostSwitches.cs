namespace Cake.Frosting.Arguments;

/// <summary>Every spelling that the host takes. Upper and lower case differ, so that <c>--Version 1.2</c> stays the build's own.</summary>
internal static class HostSwitches
{
    public static HostValue? ValueOf(string name) => name switch
    {
        "--target" or "--Target" or "-t" => HostValue.Target,
        "--verbosity" or "-v" => HostValue.Verbosity,
        "--working" or "-w" => HostValue.WorkingDirectory,
        _ => null,
    };

    public static HostFlags? FlagOf(string name) => name switch
    {
        "--exclusive" or "-e" => HostFlags.Exclusive,
        "--dryrun" or "--noop" or "--whatif" => HostFlags.DryRun,
        "--tree" or "--showtree" => HostFlags.Tree,
        "--description" or "--descriptions" or "--showdescription" or "--showdescriptions" => HostFlags.Description,
        "--version" or "--ver" => HostFlags.Version,
        "--no-report" => HostFlags.NoReport,
        "--info" => HostFlags.Info,
        "--help" or "-h" or "-?" => HostFlags.Help,
        _ => null,
    };
}
