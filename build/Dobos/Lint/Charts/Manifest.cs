using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Dobos.Lint.Charts;

/// <summary>One object that a chart renders, and the template that it comes from.</summary>
public sealed record Manifest(string Template, YamlValue Root)
{
    private const string SourceMark = "# Source: ";

    public string Kind => Root["kind"].Text ?? "";

    public string Name => Root["metadata"]["name"].Text ?? "";

    /// <summary>A pod of <c>helm test</c>.</summary>
    public bool IsTest =>
        (Root["metadata"]["annotations"]["helm.sh/hook"].Text ?? "").Split(',').Any(hook => hook.Trim() is "test" or "test-success");

    /// <summary>Runs until it is replaced, as a Deployment does and a Job does not.</summary>
    public bool IsWorkload => Kind is "Deployment" or "StatefulSet" or "DaemonSet";

    /// <summary>The pod that it makes or is; null for what has none.</summary>
    public Pod? Pod => Kind switch
    {
        "Pod" => new(this, Root),
        "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "Job" => new(this, Root["spec"]["template"]),
        "CronJob" => new(this, Root["spec"]["jobTemplate"]["spec"]["template"]),
        _ => null,
    };

    public override string ToString() => $"{Kind} {Name}";

    /// <summary>Reads what <c>helm template</c> prints.</summary>
    public static IReadOnlyList<Manifest> Parse(string rendered) =>
        [.. rendered.ReplaceLineEndings("\n").Split("\n---\n").SelectMany(document => ParseOne(document))];

    private static IEnumerable<Manifest> ParseOne(string document)
    {
        var mark = document.Split('\n').FirstOrDefault(line => line.StartsWith(SourceMark, StringComparison.Ordinal)) ?? SourceMark;
        var stream = new YamlStream();
        stream.Load(new MergingParser(new Parser(new StringReader(document))));
        return stream.Documents.Where(found => found.RootNode is YamlMappingNode)
            .Select(found => new Manifest(mark[SourceMark.Length..].Trim(), new(found.RootNode, [])));
    }
}
