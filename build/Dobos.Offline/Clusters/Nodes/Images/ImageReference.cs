using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.RegularExpressions;

namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>Where an image is, as pods name it: <c>registry:5000/team/web:1.2@sha256:…</c>, or <c>busybox</c> for what all know.</summary>
internal sealed partial record ImageReference(string Text, string Registry, string Repository, string? Tag, string? Digest)
{
    private const string Hub = "docker.io";

    /// <summary>What the registry is asked for.</summary>
    public string Wanted => Digest ?? Tag ?? "latest";

    /// <summary>The repository with the registry, as image ids begin.</summary>
    public string Name => $"{Registry}/{Repository}";

    public bool IsLatest => Digest is null && Tag is null or "latest";

    public bool IsOnThisMachine => HostName is "localhost" || HostName.EndsWith(".localhost", StringComparison.Ordinal) || IPAddress.TryParse(HostName, out var address) && IPAddress.IsLoopback(address);

    public Uri Root => new($"{(IsOnThisMachine ? "http" : "https")}://{(Registry == Hub ? "registry-1.docker.io" : Registry)}/v2/{Repository}/");

    private string HostName => new Uri($"http://{Registry}").Host.Trim('[', ']');

    public static bool TryParse(string text, [NotNullWhen(true)] out ImageReference? reference)
    {
        reference = Form().Match(text) is { Success: true } match ? Of(text, match.Groups) : null;
        return reference is not null;
    }

    private static ImageReference Of(string text, GroupCollection parts)
    {
        var registry = parts["registry"].Value;
        var path = parts["path"].Value;
        return new(text, registry.Length > 0 ? registry : Hub, registry.Length == 0 && !path.Contains('/', StringComparison.Ordinal) ? $"library/{path}" : path, Part(parts["tag"]), Part(parts["digest"]));
    }

    private static string? Part(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex(@"^((?<registry>localhost(:\d{1,5})?|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d{1,5})?|[A-Za-z0-9-]+:\d{1,5}|\[[0-9a-fA-F:]+\](:\d{1,5})?)/)?(?<path>[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)(:(?<tag>\w[\w.-]{0,127}))?(@(?<digest>sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
