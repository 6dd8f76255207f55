using System.Text.RegularExpressions;

namespace Dobos.Offline.Registries;

/// <summary>What a path under /v2/ is about. A repository's name has slashes, so the path is read from its end.</summary>
internal sealed partial record RegistryRoute(string Kind, RepositoryName Repository, string Reference)
{
    public const string Upload = "blobs/uploads";
    public const string Blob = "blobs";
    public const string Manifest = "manifests";
    public const string Tags = "tags/list";
    public const string Referrers = "referrers";

    public static RegistryRoute Parse(string path)
    {
        if (Grammar().Match(path) is not { Success: true } match)
            throw Refused.Unsupported(404, "There is nothing at this path: /v2/<name>/ is followed by blobs, manifests, tags/list or referrers.");
        if (!RepositoryName.TryParse(match.Groups["name"].Value, out var repository))
            throw Refused.Name(match.Groups["name"].Value);

        return new(match.Groups["kind"].Value, repository, match.Groups["reference"].Value);
    }

    [GeneratedRegex(
        @"^(?<name>.*)/((?<kind>tags/list)|(?<kind>blobs/uploads)(/(?<reference>[^/]*))?|(?<kind>blobs|manifests|referrers)/(?<reference>[^/]+))\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Grammar();
}
