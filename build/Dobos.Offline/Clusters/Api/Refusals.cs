using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Api;

/// <summary>What only the wire knows to refuse.</summary>
internal static class Refusals
{
    public static ClusterRefusedException NoSuchResource() => new(404, "NotFound", "the server could not find the requested resource");

    public static ClusterRefusedException NoSuchVerb() => new(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");

    public static ClusterRefusedException Unauthorized() => new(401, "Unauthorized", "Unauthorized");

    public static ClusterRefusedException TooLarge(int most) => new(413, "RequestEntityTooLarge", $"Request entity too large: limit is {most}");

    public static ClusterRefusedException UnknownBody(params string[] taken) =>
        new(415, "UnsupportedMediaType", $"the body of the request was in an unknown format - accepted media types include: {string.Join(", ", taken)}");

    public static ClusterRefusedException NotAcceptable() =>
        new(406, "NotAcceptable", "only the following media types are accepted: application/json, application/json;as=Table;v=v1;g=meta.k8s.io, application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io");

    public static ClusterRefusedException Expired(string message) => new(410, "Expired", message);

    public static ClusterRefusedException NotYet(long version, long current) =>
        new(504, "Timeout", $"Too large resource version: {version}, current: {current}") { RetryAfterSeconds = 1 };

    public static ClusterRefusedException NotDone(string what, string instead) => new(501, "NotImplemented", $"the offline box does not {what}: {instead}");

    public static ClusterRefusedException WrongKind(Kind kind, string? apiVersion, string? name) =>
        ClusterRefusedException.BadRequest($"the object provided is unrecognized (must be of type {kind.Name}): no kind \"{name}\" of version \"{apiVersion}\" is written here, but \"{kind.Name}\" of \"{kind.ApiVersion}\"");
}
