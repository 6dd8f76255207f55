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
    [TestCase("""{"vault":{"azure":"a","box":"b"}}""", "'vault' fits more than one of 'auto', {'azure'}, {'box'}; give only one.")]
    [TestCase("""{"vault":{"azur":"a"}}""", "'vault.azur' is not known here; did you mean 'azure'?")]
    [TestCase("""{"vault":{}}""", "'vault' must be one of 'auto', {'azure'}, {'box'}.")]
    [TestCase("""{"vault":3}""", "'vault' must be one of 'auto', {'azure'}, {'box'}.")]
    [TestCase("""{"vault":"atuo"}""", "'vault' is 'atuo', but must be 'auto'; did you mean 'auto'?")]
    public void A_value_that_fits_none_or_two_hears_of_the_choice_that_was_meant_or_of_all(string json, string reason) =>
        Assert.That(Held.Findings(Schema, json).Select(finding => finding[(finding.IndexOf(' ', StringComparison.Ordinal) + 1)..]), Is.EqualTo(new[] { reason }));
}
