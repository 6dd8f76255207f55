using Dobos.Lint;
using Dobos.Lint.Charts;

namespace Dobos.Tests.Lint.Charts;

public sealed class ChartPolicyTests
{
    private const string Digest = "shop@sha256:0000000000000000000000000000000000000000000000000000000000000000";

    [Test]
    public void A_good_chart_has_no_findings()
    {
        Assert.That(GoodChart.Judge(GoodChart.Rendered), Is.Empty);
    }

    [TestCase("no-latest", Digest, "shop:latest")]
    [TestCase("no-latest", Digest, "shop")]
    [TestCase("no-latest", Digest, "registry.example:5000/shop")]
    [TestCase("no-latest", "registry.example:5000/wait:1.0.0", "wait:latest")]
    [TestCase("no-latest", "shop:1.2.3", "curl")]
    [TestCase("probes", "livenessProbe:\n", "aProbe:\n")]
    [TestCase("probes", "readinessProbe:\n", "aProbe:\n")]
    [TestCase("probe-port", "path: /healthz, port: http", "path: /healthz, port: web")]
    [TestCase("non-root", "            readOnlyRootFilesystem: true\n", "            readOnlyRootFilesystem: true\n            runAsUser: 0\n")]
    [TestCase("non-root", "            readOnlyRootFilesystem: true\n", "            readOnlyRootFilesystem: true\n            runAsNonRoot: false\n")]
    [TestCase("read-only-root", "            readOnlyRootFilesystem: true\n", "            readOnlyRootFilesystem: false\n")]
    [TestCase("no-privileges", "            allowPrivilegeEscalation: false\n", "            allowPrivilegeEscalation: true\n")]
    [TestCase("no-privileges", "            allowPrivilegeEscalation: false\n", "            allowPrivilegeEscalation: false\n            privileged: true\n")]
    [TestCase("no-privileges", "            capabilities: { drop: [ALL] }", "            capabilities: { drop: [NET_RAW] }")]
    [TestCase("no-secret", "name: GREETING", "name: SMTP_PASSWORD")]
    [TestCase("resources", "cpu: 50m", "gpu: 1")]
    [TestCase("resources", "memory: 64Mi", "gpu: 1")]
    [TestCase("resources", "cpu: 1\n", "gpu: 1\n")]
    [TestCase("resources", "memory: 128Mi", "memory:")]
    [TestCase("one-scaler", "spec:\n  selector:\n", "spec:\n  replicas: 3\n  selector:\n")]
    [TestCase("running-labels", "labels: { version:", "labels: { versoin:")]
    [TestCase("running-labels", "labels: { app: shop, version:", "labels: { app: shop, versoin:")]
    [TestCase("running-labels", "app: shop, version: \"1.2.3\", commit:", "app: shop, version: \"1.2.3\", comit:")]
    [TestCase("running-labels", "commit: \"abc\", build: \"7\" }\n  annotations", "commit: \"abc\" }\n  annotations")]
    [TestCase("change-cause", "kubernetes.io/change-cause", "kubernetes.io/cause")]
    [TestCase("change-cause", "\"because\"", "\"\"")]
    [TestCase("stable-selector", "matchLabels: { app: shop }", "matchLabels: { app: shop, version: \"1.2.3\" }")]
    [TestCase("service-pods", "selector: { app: shop }", "selector: { app: shopp }")]
    [TestCase("service-pods", "targetPort: http", "targetPort: https")]
    [TestCase("service-pods", "labels: { app: shop-ping }", "labels: { app: shop }")]
    [TestCase("ingress-service", "name: shop-web\n                port: { number: 80 }", "name: shop\n                port: { number: 80 }")]
    [TestCase("ingress-service", "port: { number: 80 }", "port: { number: 8080 }")]
    [TestCase("ingress-service", "port: { number: 80 }", "port: { name: http }")]
    [TestCase("test-service", "http://shop-web/ping", "http://shop/ping")]
    [TestCase("test-service", "http://shop-web/ping", "http://shop-web:8080/ping")]
    public void A_broken_rule_is_the_only_finding(string rule, string good, string bad)
    {
        var findings = GoodChart.Judge(Spoiled(good, bad));
        Assert.That(findings.Select(finding => finding.Rule), Is.EqualTo(Only(rule)), string.Join('\n', findings));
    }

    [TestCase("no-latest", Digest, "shop:latest", "shop:latest")]
    [TestCase("probe-port", "path: /healthz, port: http", "path: /healthz, port: web", "path: /healthz, port: web")]
    [TestCase("resources", "cpu: 50m", "gpu: 1", "requests:\n")]
    [TestCase("non-root", "            readOnlyRootFilesystem: true\n", "            readOnlyRootFilesystem: true\n            runAsUser: 0\n", "runAsUser: 0")]
    [TestCase("change-cause", "kubernetes.io/change-cause", "kubernetes.io/cause", "annotations:\n")]
    [TestCase("one-scaler", "spec:\n  selector:\n", "spec:\n  replicas: 3\n  selector:\n", "replicas: 3")]
    public void A_finding_names_the_line_or_the_nearest_above(string rule, string good, string bad, string place)
    {
        var spoiled = Spoiled(good, bad);
        var finding = GoodChart.Judge(spoiled).Single();
        Assert.That((finding.Rule, finding.File, finding.Line), Is.EqualTo((rule, GoodChart.Template, GoodChart.LineOf(spoiled, place))));
    }

    [TestCase("        runAsNonRoot: true\n", "")]
    [TestCase("runAsUser: 1654", "runAsUser: 0")]
    public void A_pod_that_may_run_as_root_is_found_for_each_container(string good, string bad)
    {
        var findings = GoodChart.Judge(Spoiled(good, bad));
        Assert.That(findings.Select(finding => finding.Rule), Is.EqualTo(Only("non-root", "non-root")));
        Assert.That(findings.Select(finding => finding.Sentence), Has.One.StartsWith("The container wait of Deployment shop ").And.One.StartsWith("The container shop of Deployment shop "));
    }

    [Test]
    public void A_Secret_in_the_chart_is_found()
    {
        var findings = GoodChart.Judge(GoodChart.Rendered + "\n---\n# Source: shop/templates/all.yaml\nkind: Secret\nmetadata: { name: shop-keys }\n");
        Assert.That(findings.Single().Rule, Is.EqualTo("no-secret"));
        Assert.That(findings.Single().Sentence, Does.StartWith("The chart renders Secret shop-keys, "));
    }

    [Test]
    public void A_templates_own_line_is_told_and_not_that_of_the_rendering()
    {
        const string Template = """
            {{- if .Values.on }}
            kind: Deployment
            metadata:
              name: {{ .Chart.Name }}
            spec:
              template:
                spec:
                  containers:
                    - name: web
                      {{- include "security" . | nindent 10 }}
                      image: {{ .Values.image }}
            {{- end }}
            """;
        const string Rendered = """
            # Source: shop/templates/deployment.yaml
            kind: Pod
            metadata: { name: shop }
            spec: { containers: [ { name: web, image: "web:latest" } ] }
            """;
        var chart = new Chart("charts/shop", [new("charts/shop/templates/deployment.yaml", Template)]);
        var found = ChartPolicy.Check(new ChartRendering(chart, Manifest.Parse(Rendered))).Single(finding => finding.Rule == "no-latest");
        Assert.That(found.ToString(), Does.StartWith("charts/shop/templates/deployment.yaml:11: no-latest: The image 'web:latest' of container web of Pod shop names no version"));
    }

    [Test]
    public void A_key_of_the_next_object_is_not_taken_for_a_missing_one()
    {
        const string Text = """
            # Source: shop/templates/all.yaml
            kind: Pod
            metadata: { name: shop }
            spec:
              containers:
                - name: web
                  resources:
                    limits:
                      cpu: 1
            ---
            # Source: shop/templates/all.yaml
            kind: ConfigMap
            data:
              deep:
                        memory: 1Mi
            """;
        var missing = GoodChart.Judge(Text).Single(finding => finding.Sentence.Contains("limits.memory", StringComparison.Ordinal));
        Assert.That(missing.Line, Is.EqualTo(GoodChart.LineOf(Text, "limits:")));
    }

    [TestCase("#{registryName}")]
    [TestCase("XX_IMAGE_TAG_XX")]
    public void A_token_that_was_never_replaced_is_found_in_any_file_of_the_chart(string token)
    {
        var chart = new Chart("charts/shop", [new("charts/shop/values.schema.json", GoodChart.Schema), new("charts/shop/values.yaml", $"a: 1\nimage: {token}\n")]);
        var finding = ChartPolicy.Check(chart).Single();
        Assert.That((finding.File, finding.Line, finding.Rule), Is.EqualTo(("charts/shop/values.yaml", 2, "no-token")));
        Assert.That(finding.Sentence, Does.Contain(token));
    }

    [TestCase("{{ .Values.a }}")]
    [TestCase("#{{ comment }}")]
    [TestCase("# {not a token}")]
    [TestCase("MAXX_SIZE_XXL")]
    public void What_looks_like_a_token_and_is_none_is_left_alone(string text)
    {
        Assert.That(UnresolvedTokens.Check(new SourceText("values.yaml", text)), Is.Empty);
    }

    [Test]
    public void A_chart_without_a_schema_is_found()
    {
        Assert.That(
            ChartPolicy.Check(new Chart("charts/shop", [])).Single(),
            Is.EqualTo(new Finding("charts/shop/Chart.yaml", 1, "schema", "The chart has no values.schema.json, so a typo in a value goes unseen: add one.")));
    }

    [Test]
    public void A_strict_schema_is_fine()
    {
        Assert.That(WithSchema(GoodChart.Schema), Is.Empty);
    }

    [Test]
    public void An_object_that_takes_any_key_is_found()
    {
        var open = GoodChart.Schema.Replace("      \"additionalProperties\": false,\n", "", StringComparison.Ordinal);
        var finding = WithSchema(open).Single();
        Assert.That((finding.Rule, finding.Line), Is.EqualTo(("schema", 5)));
        Assert.That(finding.Sentence, Does.StartWith("'image' takes any key"));
    }

    [Test]
    public void A_schema_that_is_not_JSON_is_found()
    {
        var finding = WithSchema("{\n  \"type\" \"object\"\n}").Single();
        Assert.That((finding.Rule, finding.Line), Is.EqualTo(("schema", 2)));
    }

    private static List<Finding> WithSchema(string schema) => [.. ChartPolicy.Check(new Chart("charts/shop", [new("charts/shop/values.schema.json", schema)]))];

    private static string[] Only(params string[] rules) => rules;

    private static string Spoiled(string good, string bad)
    {
        var spoiled = GoodChart.Rendered.Replace(good, bad, StringComparison.Ordinal);
        Assert.That(spoiled, Is.Not.EqualTo(GoodChart.Rendered), $"'{good}' does not stand in the good chart.");
        return spoiled;
    }
}
