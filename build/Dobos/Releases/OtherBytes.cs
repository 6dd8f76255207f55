using Dobos.Environments;
using Dobos.Environments.Places;
using Dobos.Registries;
using Dobos.Versions;

namespace Dobos.Releases;

/// <summary>Says that a version is there with other bytes than ours, and what can be done.</summary>
internal static class OtherBytes
{
    public static ReleaseRefusedException Refuse(Candidate candidate, RegistryAddress registry, EnvironmentDefinition environment, PublishDecision.Refuse refuse) => new(
        $"{candidate} is in {registry} already with other bytes: its {refuse.What} there is {refuse.There}, the one that was built here is {refuse.Ours}. " +
        $"Nothing of it was changed; {WayOut(candidate.Version, environment)}.");

    /// <summary>Another run published the same version in the same moment, and has it.</summary>
    public static ReleaseRefusedException Lost(string release, RegistryAddress registry, string what, Digest ours, Digest? there) => new(
        $"{release} was published in {registry} by another run at the same time: its {what} there is {there?.ToString() ?? "gone"}, ours is {ours}. " +
        "The other's stands; see which of the two is right, and give this one another version.");

    private static string WayOut(ServiceVersion version, EnvironmentDefinition environment)
    {
        var another = version.Kind is VersionKind.Release
            ? "push these bytes from a release branch of the next version"
            : $"raise \"version\" in the service.json of {version.Service.Name}, which gives it a new line of versions";
        return environment.Registry is RegistryPlace.InBox ? $"{another}, or empty the box with './build.sh --target OfflineDown --wipe'" : another;
    }
}
