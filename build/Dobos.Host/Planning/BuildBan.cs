using Dobos.Environments;
using Dobos.Host.Switching;
using Dobos.Host.Targets;

namespace Dobos.Host.Planning;

/// <summary>Why a release is not built but looked for: its environment is protected, or the command line names a version.</summary>
public static class BuildBan
{
    private const string Publishes = "PushAcr";

    private static readonly string[] Building = ["DockerBuild", "HelmPackage", Publishes];

    /// <summary>Half a sentence; null where the targets of this run build whatever they need.</summary>
    public static string? Reason(Switches switches, EnvironmentCatalog environments)
    {
        string[] tasks = [.. TargetCatalog.OfHost().PathTo(switches.Targets).Select(target => target.Name)];
        // Where a release goes to is asked before minutes are spent on building it.
        var environment = tasks.Contains(Publishes) ? switches.RequiredEnvironment : switches.Environment;
        return !tasks.Any(Building.Contains) ? null
            : environment is not null && environments.Load(environment).Protected ? $"nothing is built for '{environment}', which is protected"
            : switches["--version"] is not null ? "--version asks for one that is published"
            : null;
    }

    /// <summary>The same for one of the targets that lead to a release.</summary>
    public static string? Reason(Target target, Prospect prospect) =>
        target.Name != Publishes && TargetCatalog.OfHost().PathTo([Publishes]).Any(step => step.Name == target.Name)
            ? Reason(prospect.Switches, prospect.Environments)
            : null;
}
