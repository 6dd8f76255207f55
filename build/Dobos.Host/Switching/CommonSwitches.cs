using Dobos.Host.Targets;

namespace Dobos.Host.Switching;

/// <summary>The switches that every target takes; what a target adds to them, it declares itself.</summary>
public static class CommonSwitches
{
    public static readonly Switch[] All =
    [
        new("--target", "T", "What to do; may be given more than once."),
        new("--env", "E", "The environment, by the name of its file in build/environments."),
        new("--service", "S[,S]", "Only these services; all of them by default."),
        new("--version", "V", "A published version instead of this checkout's."),
        new("--reason", "TEXT", "Why, for the history."),
        new("--offline", "", "Everything on this machine; DOBOS_OFFLINE=1 says the same."),
        new("--plan", "[=json]", "Say what would be done and change nothing."),
        new("--yes", "", "Answer every question with yes."),
        new("--verbosity", "LEVEL", "quiet, minimal, normal, verbose or diagnostic."),
        new("--exclusive", "", "Only the target itself, not what comes before it."),
        new("--dryrun", "", "Cake's own: name the tasks in their order."),
        new("--tree", "", "Cake's own: the tree of all tasks."),
        new("--description", "", "Cake's own: every task with its description."),
        new("--completion", "SHELL", "A completion script for bash, zsh or pwsh."),
        new("--help", "", "What can be done; with --target, all about one target."),
    ];
}
