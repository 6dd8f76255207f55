using Dobos.Json;

namespace Dobos.Tests.Json;

public sealed class ValidatorTests
{
    [TestCase("""{"type":"object"}""", "[]", "f:1:1: The file must be an object, but is an array.")]
    [TestCase("""{"properties":{"a":{"type":"integer"}}}""", """{"a":1.5}""", "f:1:2: 'a' must be an integer, but is a number.")]
    [TestCase("""{"properties":{"a":{"type":"boolean"}}}""", """{"a":"true"}""", "f:1:2: 'a' must be a boolean, but is a string.")]
    [TestCase("""{"required":["a"]}""", "{}", "f:1:1: The file lacks 'a'.")]
    [TestCase("""{"properties":{"vault":{}},"additionalProperties":false}""", """{"valut":1}""", "f:1:2: 'valut' is not known here; did you mean 'vault'?")]
    [TestCase("""{"properties":{"a":{}},"additionalProperties":false}""", """{"xyz":1}""", "f:1:2: 'xyz' is not known here. Known: a.")]
    [TestCase("""{"additionalProperties":{"type":"string"}}""", """{"a":1}""", "f:1:2: 'a' must be a string, but is a number.")]
    [TestCase("""{"propertyNames":{"pattern":"^[a-z]+$","description":"a word of small letters."}}""", """{"A":1}""", "f:1:2: 'A' is 'A', but must be a word of small letters.")]
    [TestCase("""{"items":{"enum":["one","two"]}}""", """["tow"]""", "f:1:2: '[0]' is 'tow', but must be 'one' or 'two'; did you mean 'two'?")]
    [TestCase("""{"items":{"enum":["one",2,null]}}""", """["four"]""", "f:1:2: '[0]' is 'four', but must be 'one', 2 or null.")]
    [TestCase("""{"const":3}""", "4", "f:1:1: The file is 4, but must be 3.")]
    [TestCase("""{"items":{"pattern":"^a$"}}""", """["b"]""", "f:1:2: '[0]' is 'b', but must be like ^a$.")]
    [TestCase("""{"items":{"minLength":2}}""", """["b"]""", "f:1:2: '[0]' is 'b', but must be at least 2 characters long.")]
    [TestCase("""{"items":{"maxLength":2}}""", """["bcd"]""", "f:1:2: '[0]' is 'bcd', but must be at most 2 characters long.")]
    [TestCase("""{"items":{"minimum":2}}""", "[1]", "f:1:2: '[0]' is 1, but must be at least 2.")]
    [TestCase("""{"items":{"maximum":2}}""", "[3]", "f:1:2: '[0]' is 3, but must be at most 2.")]
    [TestCase("""{"minItems":1}""", "[]", "f:1:1: The file has 0 items, but needs at least 1.")]
    [TestCase("""{"uniqueItems":true}""", """[{"a":1},2,{"a":1.0}]""", "f:1:12: '[2]' says again what '[0]' says.")]
    [TestCase("""{"properties":{"a":{"$ref":"#/$defs/word"}},"$defs":{"word":{"type":"string"}}}""", """{"a":1}""", "f:1:2: 'a' must be a string, but is a number.")]
    public void A_value_that_breaks_a_keyword_is_named_with_place_and_reason(string schema, string json, string finding) =>
        Assert.That(Held.Findings(schema, json), Is.EqualTo(new[] { finding }));

    [Test]
    public void All_findings_are_given_with_their_own_lines()
    {
        const string Schema = """{"required":["c"],"properties":{"a":{"type":"string"},"b":{"items":{"minimum":0}}},"additionalProperties":false}""";
        Assert.That(
            Held.Findings(Schema, "{\n  // why\n  \"a\": 1,\n  \"b\": [0, -1,],\n  \"d\": 2,\n}"),
            Has.Length.EqualTo(4)
                .And.Contain("f:1:1: The file lacks 'c'.")
                .And.Contain("f:3:3: 'a' must be a string, but is a number.")
                .And.Contain("f:4:12: 'b[1]' is -1, but must be at least 0.")
                .And.Contain("f:5:3: 'd' is not known here. Known: a, b."));
    }

    [Test]
    public void A_pattern_that_ends_in_a_dollar_admits_no_line_feed_after_it() =>
        Assert.That(Held.Findings("""{"items":{"pattern":"^a$"}}""", """["a\n"]"""), Has.Length.EqualTo(1));

    [TestCase("""{"patternProperties":{}}""", "schema:1:2: This validator does not know the keyword 'patternProperties'.")]
    [TestCase("""{"properties":{"a":{"items":{"format":"uri"}}}}""", "schema:1:30: This validator does not know the keyword 'format'.")]
    [TestCase("""{"type":["string","null"]}""", "schema:1:2: This validator takes one type by its name, not an array.")]
    [TestCase("""{"oneOf":[{"$ref":"#/$defs/gone"}]}""", "schema:1:12: #/$defs/gone is not in $defs.")]
    public void A_schema_that_asks_for_more_is_refused_wherever_it_asks(string schema, string reason) =>
        Assert.That(() => Held.Findings(schema, "1"), Throws.TypeOf<SchemaException>().With.Message.EqualTo(reason));
}
