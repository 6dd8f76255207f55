using Dobos.Lint.Charts;
using Dobos.Tests.Tools;

namespace Dobos.Tests.Lint.Charts;

[TestFixtureSource(typeof(OurCharts), nameof(OurCharts.Helms))]
public sealed class ChartLinterTests(string helm) : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Test]
    public async Task A_wrong_value_a_token_and_a_missing_schema_are_found_in_one_go()
    {
        WriteChart("replicas: XX_REPLICAS_XX\n", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\n");
        Assert.That(await LintAsync(), Is.EqualTo(new List<string> { "charts/shop/Chart.yaml:1: schema", "charts/shop/values.yaml:1: no-token" }));
    }

    [Test]
    public async Task A_typo_in_the_default_values_is_found_at_its_line()
    {
        WriteChart("replicas: 1\nreplcas: 2\n", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop }\n");
        _root.Write("charts/shop/values.schema.json", """{ "type": "object", "additionalProperties": false, "properties": { "replicas": { "type": "integer" } } }""");
        Assert.That(await LintAsync(), Is.EqualTo(new List<string> { "charts/shop/values.yaml:2: helm" }));
    }

    [Test]
    public async Task An_undefined_template_is_found_at_its_line()
    {
        WriteChart("{}\n", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include \"drupal.fullname\" . }}\n");
        Assert.That(await LintAsync(), Is.EqualTo(new List<string> { "charts/shop/Chart.yaml:1: schema", "charts/shop/templates/all.yaml:4: helm" }));
    }

    [Test]
    public async Task What_the_chart_renders_is_judged_at_the_templates_line()
    {
        WriteChart("image: shop:latest\n", """
            {{- if true }}
            apiVersion: v1
            kind: Pod
            metadata:
              name: shop
            spec:
              securityContext: { runAsNonRoot: true }
              containers:
                - name: shop
                  image: {{ .Values.image }}
                  securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
                  resources: { requests: { cpu: 1m, memory: 1Mi }, limits: { cpu: 1m, memory: 1Mi } }
            {{- end }}
            """);
        Assert.That(await LintAsync(), Is.EqualTo(new List<string> { "charts/shop/Chart.yaml:1: schema", "charts/shop/templates/all.yaml:10: no-latest" }));
    }

    private async Task<List<string>> LintAsync()
    {
        await RealTools.PathOfAsync("helm", helm);
        var findings = await new ChartLinter(new RealCake(), RealTools.Box, helm).LintAsync(_root.Path, "charts/shop", CancellationToken.None);
        return [.. findings.Select(finding => $"{finding.File}:{finding.Line}: {finding.Rule}")];
    }

    private void WriteChart(string values, string template)
    {
        _root.Write("charts/shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
        _root.Write("charts/shop/values.yaml", values);
        _root.Write("charts/shop/templates/all.yaml", template);
    }
}
