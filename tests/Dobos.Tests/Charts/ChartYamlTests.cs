using Dobos.Charts;

namespace Dobos.Tests.Charts;

public sealed class ChartYamlTests
{
    [Test]
    public void Both_versions_are_set_and_all_else_stays() =>
        Assert.That(
            ChartYaml.With("apiVersion: v2\nname: shop # here\nversion: 0.0.0\ndependencies:\n  - name: redis\n    version: 1.x\nappVersion: 'x'\n", "1.4.57"),
            Is.EqualTo("apiVersion: v2\nname: shop # here\ndependencies:\n  - name: redis\n    version: 1.x\nversion: \"1.4.57\"\nappVersion: \"1.4.57\"\n"));

    [Test]
    public void A_version_that_reads_as_a_number_stays_text() =>
        Assert.That(ChartConfig.Of(ChartYaml.With("apiVersion: v2\nname: shop\nversion: 1\n", "1.10"))["appVersion"]!.GetValue<string>(), Is.EqualTo("1.10"));

    [Test]
    public void Line_ends_of_a_checkout_are_no_other_chart() =>
        Assert.That(ChartYaml.With("name: shop\r\nversion: 0\r\n", "1.0.0"), Is.EqualTo(ChartYaml.With("name: shop\nversion: 0\n", "1.0.0")));
}
