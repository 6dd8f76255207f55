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

    public static HostFlag? FlagOf(string name) => name switch
    {
        "--exclusive" or "-e" => HostFlag.Exclusive,
        "--dryrun" or "--noop" or "--whatif" => HostFlag.DryRun,
        "--tree" or "--showtree" => HostFlag.Tree,
        "--description" or "--descriptions" or "--showdescription" or "--showdescriptions" => HostFlag.Description,
        "--version" or "--ver" => HostFlag.Version,
        "--no-report" => HostFlag.NoReport,
        "--info" => HostFlag.Info,
        "--help" or "-h" or "-?" => HostFlag.Help,
        _ => null,
    };
}
