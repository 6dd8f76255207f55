using Dobos.Registries;
using Dobos.Releases;

namespace Dobos.Tests.Releases;

public sealed class PublishDecisionTests
{
    private static readonly Digest Other = Digest.Of("other"u8);
    private static readonly ReleaseTags Ours = new(Digest.Of("image"u8), Digest.Of("chart"u8), Digest.Of("record"u8));

    [Test]
    public void All_that_is_there_with_our_digests_leaves_nothing_to_do() =>
        Assert.That(PublishDecision.Of(Ours, Ours), Is.EqualTo(new PublishDecision.Nothing()));

    [TestCase("", true, true, true)]
    [TestCase("image", false, true, true)]
    [TestCase("chart", true, false, true)]
    [TestCase("image chart", false, false, true)]
    [TestCase("record", true, true, false)]
    [TestCase("record chart", true, false, false)]
    public void What_is_not_there_is_pushed_and_nothing_else(string there, bool image, bool chart, bool record) =>
        Assert.That(PublishDecision.Of(Ours, There(there, Ours)), Is.EqualTo(new PublishDecision.Push(image, chart, record)));

    [TestCase("image", "", "image")]
    [TestCase("chart", "", "chart")]
    [TestCase("record", "", "record")]
    [TestCase("image", "chart record", "image")]
    [TestCase("chart", "image record", "chart")]
    [TestCase("record", "image chart", "record")]
    [TestCase("image record", "chart", "record")]
    public void Any_part_with_another_digest_is_refused_whatever_the_rest_is(string others, string same, string named)
    {
        ReleaseTags there = new(Of("image", Ours.Image!), Of("chart", Ours.Chart!), Of("record", Ours.Record!));
        var refuse = (PublishDecision.Refuse)PublishDecision.Of(Ours, there);
        Assert.That((refuse.What, refuse.There), Is.EqualTo((named, Other)));

        Digest? Of(string part, Digest ours) => Has(others, part) ? Other : Has(same, part) ? ours : null;
    }

    private static ReleaseTags There(string parts, ReleaseTags ours) =>
        new(Has(parts, "image") ? ours.Image : null, Has(parts, "chart") ? ours.Chart : null, Has(parts, "record") ? ours.Record : null);

    private static bool Has(string parts, string part) => parts.Split(' ').Contains(part);
}
