using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Protobuf;

namespace Dobos.Offline.Tests.Clusters.Protobuf;

internal sealed class ProtobufBodyTests
{
    private static readonly byte[] Metadata = new Written()
        .Text(1, "rel.v1").Text(3, "shop").Entry(11, "owner", "helm").Entry(11, "status", "deployed").Message(8, new Written().Number(1, 1_763_640_000))
        .Text(14, "a/b").Message(13, new Written().Text(1, "Deployment").Text(3, "web").Text(4, "u").Text(5, "apps/v1").Number(6, 1)).Bytes;

    [Test]
    public void A_Secret_is_read() => Json.Same(ProtobufBody.Read(Secret()), """
        {"metadata":{"name":"rel.v1","namespace":"shop","labels":{"owner":"helm","status":"deployed"},"creationTimestamp":"2025-11-20T12:00:00Z","finalizers":["a/b"],
          "ownerReferences":[{"kind":"Deployment","name":"web","uid":"u","apiVersion":"apps/v1","controller":true}]},
         "data":{"release":"AAEC","none":""},"type":"helm.sh/release.v1","immutable":true,"apiVersion":"v1","kind":"Secret"}
        """);

    [Test]
    public void A_lease_is_read_to_the_microsecond()
    {
        var spec = new Written().Text(1, "me").Number(2, 15).Message(4, new Written().Number(1, 1_763_640_000).Number(2, 123_456_000)).Number(5, 2);
        Json.Same(ProtobufBody.Read(Written.Object("coordination.k8s.io/v1", "Lease", new Written().Message(1, new Written().Text(1, "l")).Message(2, spec))), """
            {"metadata":{"name":"l"},"spec":{"holderIdentity":"me","leaseDurationSeconds":15,"renewTime":"2025-11-20T12:00:00.123456Z","leaseTransitions":2},"apiVersion":"coordination.k8s.io/v1","kind":"Lease"}
            """);
    }

    [Test]
    public void A_review_is_read() => Json.Same(
        ProtobufBody.Read(Written.Object("authorization.k8s.io/v1", "SelfSubjectAccessReview", new Written().Message(2, new Written().Message(1, new Written().Text(1, "shop").Text(2, "get").Text(5, "pods"))))),
        """{"spec":{"resourceAttributes":{"namespace":"shop","verb":"get","resource":"pods"}},"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview"}""");

    [Test]
    public void Empty_delete_options_are_read() => Json.Same(ProtobufBody.Read(Written.Object("v1", "DeleteOptions", new())), """{"apiVersion":"v1","kind":"DeleteOptions"}""");

    [TestCase("Deployment", "accepted media types include: application/json")]
    [TestCase("TokenRequest", "makes no tokens for service accounts (TokenRequest)")]
    public void Another_kind_is_an_unsupported_media_type(string kind, string why)
    {
        var refused = Assert.Throws<ClusterRefusedException>(() => ProtobufBody.Read(Written.Object("v1", kind, new())))!;
        Assert.That((refused.Code, refused.Reason), Is.EqualTo((415, "UnsupportedMediaType")));
        Assert.That(refused.Message, Does.Contain(why));
    }

    [Test]
    public void Whatever_is_cut_or_damaged_is_a_refusal()
    {
        var whole = Secret();
        for (var length = 0; length < whole.Length; length++)
            Read(whole.AsMemory(0, length).ToArray());

        Random random = new(7);
        for (var round = 0; round < 50_000; round++)
        {
            var damaged = (byte[])whole.Clone();
            for (var spot = random.Next(1, 4); spot > 0; spot--)
                damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
            Read(damaged);
        }

        for (var round = 0; round < 20_000; round++)
        {
            var noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            Read([.. "k8s\0"u8, .. noise]);
            Read(Written.Object("v1", "Secret", new Written().Raw(noise)));
        }
    }

    [Test]
    public void A_cut_body_is_a_bad_request() => Assert.That(Assert.Throws<ClusterRefusedException>(() => ProtobufBody.Read(Secret().AsMemory(0, 40)))!.Code, Is.EqualTo(400));

    private static byte[] Secret() => Written.Object("v1", "Secret", new Written()
        .Message(1, new Written().Raw(Metadata)).Message(2, new Written().Text(1, "release").Content(2, [0, 1, 2])).Message(2, new Written().Text(1, "none")).Text(3, "helm.sh/release.v1").Number(5, 1));

    private static JsonObject? Read(byte[] body)
    {
        try
        {
            var read = ProtobufBody.Read(body);
            Assert.That(JsonNode.Parse(read.ToJsonString()), Is.Not.Null);
            return read;
        }
        catch (ClusterRefusedException)
        {
            return null;
        }
    }
}
