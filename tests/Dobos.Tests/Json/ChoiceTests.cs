namespace Dobos.Tests.Json;

public sealed class ChoiceTests
{
    private const string Schema = """
        {"properties":{"vault":{"oneOf":[
          {"enum":["auto"]},
          {"type":"object","required":["azure"],"properties":{"azure":{"type":"string","maxLength":5}},"additionalProperties":false},
          {"type":"object","required":["box"],"properties":{"box":{"type":"string"}},"additionalProperties":false}]}}}
        """;

    [TestCase("""{"vault":"auto"}""")]
    [TestCase("""{"vault":{"azure":"a"}}""")]
    [TestCase("""{"vault":{"box":"a"}}""")]
    public void A_value_that_fits_one_choice_is_fine(string json) => Assert.That(Held.Findings(Schema, json), Is.Empty);

    [TestCase("""{"vault":{"azure":"toolong"}}""", "'vault.azure' is 'toolong', but must be at most 5 characters long.")]
    [TestCase("""{"vault":{"azure":"a","boxx":"b"}}""", "'vault.boxx' is not known here. Known: azure.")]
    [TestCase("""{"vault":{"azure":"a","box":"b"}}""", "'vault' mixes {'azure'}, {'box'}; give only one.")]
    [TestCase("""{"vault":{"azur":"a"}}""", "'vault.azur' is not known here; did you mean 'azure'?")]
    [TestCase("""{"vault":{}}""", "'vault' must be one of 'auto', {'azure'}, {'box'}.")]
    [TestCase("""{"vault":3}""", "'vault' must be one of 'auto', {'azure'}, {'box'}.")]
    [TestCase("""{"vault":"atuo"}""", "'vault' is 'atuo', but must be 'auto'; did you mean 'auto'?")]
    public void A_value_that_fits_none_or_two_hears_of_the_choice_that_was_meant_or_of_all(string json, string reason) =>
        Assert.That(Held.Findings(Schema, json).Select(finding => finding[(finding.IndexOf(' ', StringComparison.Ordinal) + 1)..]), Is.EqualTo(new[] { reason }));

    private const string Kinds = """
        {"oneOf":[
          {"type":"object","required":["kind","path"],"properties":{"kind":{"const":"http"},"path":{"type":"string"}},"additionalProperties":false},
          {"type":"object","required":["kind","port"],"properties":{"kind":{"const":"tcp"},"port":{"type":"integer"}},"additionalProperties":false}]}
        """;

    [TestCase("""{"kind":"tcp","port":"x"}""", "f:1:15: 'port' must be an integer, but is a string.")]
    [TestCase("""{"kind":"http","port":1}""", "f:1:1: The file lacks 'path'. f:1:16: 'port' is not known here. Known: kind, path.")]
    public void A_member_with_a_certain_value_tells_which_choice_was_meant(string json, string findings) =>
        Assert.That(string.Join(' ', Held.Findings(Kinds, json)), Is.EqualTo(findings));

    [TestCase("""{"oneOf":[{"type":"string","pattern":"^a"},{"type":"string","pattern":"b$"}]}""", "\"ab\"", "f:1:1: The file fits more than one of string, string, but must fit one alone.")]
    [TestCase("""{"oneOf":[{"type":"string","pattern":"^a$"},{"type":"string","minLength":2,"pattern":"^b$"}]}""", "\"x\"", "f:1:1: The file is 'x', but must be like ^a$.")]
    public void Choices_of_one_kind_are_told_apart_by_what_is_nearest(string schema, string json, string finding) =>
        Assert.That(string.Concat(Held.Findings(schema, json)), Is.EqualTo(finding));
}
