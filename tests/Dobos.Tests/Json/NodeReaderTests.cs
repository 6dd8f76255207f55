using System.Text;
using Dobos.Json;

namespace Dobos.Tests.Json;

public sealed class NodeReaderTests
{
    [TestCase("", "f:1:1: This is not JSON: ")]
    [TestCase("{\n  \"ä\": 1 \"b\"", "f:2:10: This is not JSON: ")]
    [TestCase("{\r\n  \"a\": tru\r\n}", "f:2:11: This is not JSON: ")]
    [TestCase("{} {}", "f:1:4: This is not JSON: ")]
    [TestCase("{\"a\": \"\\ud800\"}", "f:1:7: This string is not valid UTF-8")]
    public void Text_that_is_not_JSON_is_refused_with_line_and_reason(string json, string start) =>
        Assert.That(() => Held.Read(json, []), Throws.TypeOf<InvalidJsonException>().With.Message.StartsWith(start));

    [Test]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_allowed()
    {
        var root = Held.Read("\uFEFF/* what */ { \"a\": [1, 2, ], // why\n }", []);
        Assert.That(string.Join(' ', root["a"]!.Children.Select(item => item.Text)), Is.EqualTo("1 2"));
    }

    [Test]
    public void A_key_given_twice_is_reported_where_it_stands_again()
    {
        List<JsonFinding> findings = [];
        Held.Read("{\"a\": 1,\n \"a\": 2}", findings);
        Assert.That(string.Concat(findings), Is.EqualTo("f:2:2: 'a' is given twice; keep one of the two."));
    }

    [Test]
    public void A_file_is_read_with_every_finding_in_one_exception()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, """{"a":1,"a":2,"b":1}""");
        var schema = JsonSchema.Parse("s", Encoding.UTF8.GetBytes("""{"properties":{"b":{"type":"string"}}}"""));
        var thrown = Assert.Throws<InvalidJsonException>(() => JsonFile.Read(file, schema, shownAs: "x.json"));
        Assert.That(thrown!.Message, Is.EqualTo("x.json:1:8: 'a' is given twice; keep one of the two.\nx.json:1:14: 'b' must be a string, but is a number."));
    }
}
