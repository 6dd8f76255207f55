using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api;

/// <summary>What a client wants to read, chosen as Kubernetes does: the first that it names and that is spoken here.</summary>
internal static class Accepted
{
    public static Form Of(HttpRequest request)
    {
        var wanted = request.Headers.Accept.ToString();
        if (wanted.Length == 0)
            return Form.Whole;

        foreach (var range in wanted.Split(','))
        {
            if (One(range.Split(';', StringSplitOptions.TrimEntries)) is { } form)
                return form;
        }

        throw Refusals.NotAcceptable();
    }

    private static Form? One(string[] range) => range switch
    {
        ["application/json" or "*/*" or "application/*", .. var options] => options.FirstOrDefault(option => option.StartsWith("as=", StringComparison.Ordinal)) switch
        {
            null => Form.Whole,
            "as=Table" => options.Contains("v=v1") ? Form.Table : null,
            "as=PartialObjectMetadata" or "as=PartialObjectMetadataList" => options.Contains("v=v1") ? Form.MetadataOnly : null,
            _ => null,
        },
        _ => null,
    };
}
