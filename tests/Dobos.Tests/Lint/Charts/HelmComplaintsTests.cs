using Dobos.Lint;
using Dobos.Lint.Charts;

namespace Dobos.Tests.Lint.Charts;

public sealed class HelmComplaintsTests
{
    private static readonly Chart Shop = new(
        "charts/shop",
        [
            new("charts/shop/Chart.yaml", "name: shop\n"),
            new("charts/shop/values.yaml", "image:\n  tag: x\nimge: {}\nfaults:\n  failPercent: 200\n"),
            new("charts/shop/templates/service.yaml", "kind: Service\n"),
        ]);

    // The three lines that say it again are helm's own.
    private const string Helm3Values = """
        ==> Linting shop
        [ERROR] values.yaml: - (root): Additional property imge is not allowed
        - faults.failPercent: Must be less than or equal to 100

        [ERROR] templates/: values don't meet the specifications of the schema(s) in the following chart(s):
        shop:
        - (root): Additional property imge is not allowed
        """;

    private const string Helm4Values = """
        ==> Linting shop
        [ERROR] values.yaml: - at '': additional properties 'imge', 'other' not allowed
        - at '/faults/failPercent': maximum: got 200, want 100

        [ERROR] templates/: values don't meet the specifications of the schema(s) in the following chart(s):
        shop:
        - at '/faults/failPercent': maximum: got 200, want 100
        """;

    private const string Helm4Template = """
        ==> Linting shop
        [INFO] Chart.yaml: icon is recommended
        [ERROR] templates/: shop/templates/service.yaml:17:3
          executing "shop/templates/service.yaml" at <include "drupal.fullname" .>:
            error calling include:
        template: no template "drupal.fullname" associated with template "gotpl"

        Error: 1 chart(s) linted, 1 chart(s) failed
        """;

    [TestCase(Helm3Values, TestName = "Each_wrong_value_is_one_finding_at_its_line_with_helm_3")]
    [TestCase(Helm4Values, TestName = "Each_wrong_value_is_one_finding_at_its_line_with_helm_4")]
    public void Each_wrong_value_is_one_finding_at_its_line(string output)
    {
        Assert.That(
            HelmComplaints.OfLint(Shop, output).Select(finding => $"{finding.File}:{finding.Line}").Order(),
            Is.EqualTo(new List<string> { "charts/shop/values.yaml:3", "charts/shop/values.yaml:5" }));
    }

    [Test]
    public void A_template_that_fails_is_found_at_its_line_in_one_sentence()
    {
        Assert.That(
            HelmComplaints.OfLint(Shop, Helm4Template).Single().ToString(),
            Is.EqualTo("charts/shop/templates/service.yaml:17: helm: shop/templates/service.yaml:17:3 executing \"shop/templates/service.yaml\" at <include \"drupal.fullname\" .>: "
                + "error calling include: template: no template \"drupal.fullname\" associated with template \"gotpl\"."));
    }

    [TestCase("[ERROR] templates/: parse error at (shop/templates/service.yaml:9): missing value for if", "charts/shop/templates/service.yaml:9")]
    [TestCase("[ERROR] templates/service.yaml: unable to parse YAML: yaml: line 22: could not find expected ':'", "charts/shop/templates/service.yaml:1")]
    [TestCase("[WARNING] Chart.yaml: version '' is not a valid SemVerV2", "charts/shop/Chart.yaml:1")]
    [TestCase("[ERROR] : unable to load chart\n\tvalidation: chart.metadata.version is required", "charts/shop/Chart.yaml:1")]
    public void Errors_and_warnings_are_findings_where_helm_says(string output, string place)
    {
        Assert.That(HelmComplaints.OfLint(Shop, "==> Linting shop\n" + output).Single().ToString(), Does.StartWith(place + ": helm: "));
    }

    [Test]
    public void Information_is_no_finding()
    {
        Assert.That(HelmComplaints.OfLint(Shop, "==> Linting shop\n[INFO] Chart.yaml: icon is recommended\n\n1 chart(s) linted, 0 chart(s) failed\n"), Is.Empty);
    }
}
