using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Protobuf;

/// <summary>A body of <c>application/vnd.kubernetes.protobuf</c>: a mark of four bytes, what it is, and the object itself.</summary>
internal static class ProtobufBody
{
    public const string ContentType = "application/vnd.kubernetes.protobuf";

    public static JsonObject Read(ReadOnlyMemory<byte> body)
    {
        if (!body.Span.StartsWith("k8s\0"u8))
            throw ClusterRefusedException.BadRequest("the object provided is unrecognized: the body does not begin with the mark of Kubernetes' protobuf");

        var (apiVersion, kind) = ("", "");
        ReadOnlySpan<byte> raw = [];
        ProtobufReader reader = new(body.Span[4..]);
        while (reader.Next() is > 0 and var number)
            if (number == 1)
                (apiVersion, kind) = TypeOf(reader.Content);
            else if (number == 2)
                raw = reader.Content;
            else if (number == 3 && !reader.Content.IsEmpty)
                throw ProtobufReader.Malformed($"the encoding '{ProtobufReader.Text(reader.Content)}' is not known");

        return Read(apiVersion, kind, raw);
    }

    private static (string ApiVersion, string Kind) TypeOf(ReadOnlySpan<byte> message)
    {
        var (apiVersion, kind) = ("", "");
        ProtobufReader reader = new(message);
        while (reader.Next() is > 0 and var number)
            if (number == 1)
                apiVersion = ProtobufReader.Text(reader.Content);
            else if (number == 2)
                kind = ProtobufReader.Text(reader.Content);
        return (apiVersion, kind);
    }

    private static JsonObject Read(string apiVersion, string kind, ReadOnlySpan<byte> raw)
    {
        if (kind.Length == 0)
            throw ProtobufReader.Malformed("the body does not say of what kind its object is");

        var message = Messages.Find(apiVersion, kind) ?? throw Unknown(apiVersion, kind);
        var content = message.Read(raw);
        content["apiVersion"] = apiVersion;
        content["kind"] = kind;
        return content;
    }

    private static ClusterRefusedException Unknown(string apiVersion, string kind) => new(415, "UnsupportedMediaType", kind switch
    {
        "TokenRequest" => "the box makes no tokens for service accounts (TokenRequest): its kubeconfig holds the token to use",
        _ => $"the body of the request was in an unknown format - accepted media types include: application/json, application/yaml (the box reads no {kind} of {apiVersion} from protobuf; what '--dry-run=client -o json' prints, 'kubectl apply -f -' sends as JSON)",
    });
}
