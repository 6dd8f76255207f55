using System.Text.Json.Nodes;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Shared;

namespace Cake.Kubectl.Get;

public sealed class KubectlGetter(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : KubectlTool<KubectlGetSettings>(files, environment, processes, tools)
{
    /// <summary>One object.</summary>
    public JsonNode Get(string kind, string name, KubectlGetSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Ask("get", settings, Arguments(kind, name, settings).Add("--output").Add("json")).Json;
    }

    /// <summary>The objects that the settings select.</summary>
    public IReadOnlyList<JsonNode> List(string kind, KubectlGetSettings settings) =>
        [.. Ask("get", settings, Arguments(kind, name: null, settings).Add("--output").Add("json")).Json["items"]!.AsArray().OfType<JsonNode>()];

    /// <summary>Names and labels of the objects that the settings select. It is a table that the cluster makes: what a Secret holds does not leave it.</summary>
    public IReadOnlyList<KubectlLabelled> Labels(string kind, KubectlGetSettings settings) =>
    [
        .. Ask("get", settings, Arguments(kind, name: null, settings).Add("--show-labels").Add("--no-headers")).Text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(KubectlLabelled.Parse),
    ];

    private static ProcessArgumentBuilder Arguments(string kind, string? name, KubectlGetSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        ArgumentNullException.ThrowIfNull(settings);
        var arguments = new ProcessArgumentBuilder().Add("get").Add(kind);
        return (name is null ? arguments : arguments.Add(name))
            .Add("--selector", settings.Selector)
            .Add("--field-selector", settings.FieldSelector);
    }
}
