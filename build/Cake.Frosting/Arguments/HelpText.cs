using Cake.Core;

namespace Cake.Frosting.Arguments;

internal static class HelpText
{
    private const string Text = """
        USAGE:
            [--target <TARGET>]... [OPTIONS] [the build's own arguments]

        OPTIONS:
            -t, --target <TARGET>          The task to run, with all that it depends on; may be given several times. Default: Default
            -e, --exclusive                Runs the targets without what they depend on
            -v, --verbosity <VERBOSITY>    Quiet, Minimal, Normal, Verbose or Diagnostic
            -w, --working <PATH>           The folder to work in
                --dryrun                   Prints the tasks that would run, in order
                --tree                     Prints the tasks as a tree
                --description              Prints the tasks with their descriptions
                --no-report                Leaves out the table of tasks at the end
                --version                  Prints the version
                --info                     Prints what the version was built from
            -h, --help                     Prints this
        """;

    public static void Write(IConsole console)
    {
        foreach (var line in Text.Split('\n'))
            console.WriteLine("{0}", line.TrimEnd('\r'));
    }
}
