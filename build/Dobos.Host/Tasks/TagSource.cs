using Cake.Frosting;
using Dobos.Host.Targets;
using Dobos.Releases.SourceTags;
using Dobos.Versions;

namespace Dobos.Host.Tasks;

[TaskName(nameof(TagSource))]
[TaskDescription("Tag the commit of a release in git, here and in origin: of a release branch, or of each --service that is named.")]
[Kind(TargetGroup.Publish, Effect.Remote)]
public sealed class TagSource(SourceTagger tagger, Versioner versioner) : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var isAsked = context.Switches.Services.Length > 0;
        ServiceVersion[] versions = [.. versioner.Of(context.Services, context.Cancellation).Where(version => isAsked || version.Kind is VersionKind.Release)];
        foreach (var version in versions)
            Console.WriteLine($"{tagger.Tag(version)}.");
        if (versions is [])
            Console.WriteLine("No release branch is checked out; name what to tag with --service.");
    }
}
