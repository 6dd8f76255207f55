using Dobos.Printing;

namespace Dobos.Releases;

/// <summary>The releases that are published, and what was sent for them.</summary>
public sealed class PublishReport(IReadOnlyList<Published> releases) : IReport
{
    public string ToText() => string.Join('\n', releases.Select(release =>
        $"{release.Service} {release.Version} is published as {release.Record} ({(release.Uploaded > 0 ? $"{release.Uploaded} bytes uploaded" : "nothing to upload")})"));

    public string ToJson() => JsonReport.Write(json => JsonReport.WriteArray(json, "releases", releases, (one, release) =>
    {
        one.WriteString("service", release.Service);
        one.WriteString("version", release.Version);
        one.WriteString("record", release.Record.Value);
        one.WriteString("image", release.Image.Value);
        one.WriteString("chart", release.Chart.Value);
        one.WriteNumber("uploaded", release.Uploaded);
    }));
}
