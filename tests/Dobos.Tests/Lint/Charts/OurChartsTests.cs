using Dobos.Lint.Charts;
using Dobos.Tests.Tools;

namespace Dobos.Tests.Lint.Charts;

[TestFixtureSource(nameof(Both)), Parallelizable(ParallelScope.Self)]
public sealed class OurChartsTests(string helm, string chart)
{
    private const string EverythingOn = """
        image: { repository: registry.example:5000/team/shop, digest: "sha256:0000000000000000000000000000000000000000000000000000000000000000", pullSecrets: [one, "2"] }
        version: 1.4.57
        commit: 0123456789abcdef0123456789abcdef01234567
        build: "20261120.1"
        slot: blue
        reason: because
        autoscaling: { enabled: true }
        ingress: { className: nginx, host: shop.example.com, path: /shop, annotations: { example.com/size: "8m" }, tls: { secretName: shop-tls } }
        secret: { name: shop-0a1b }
        faults: { delayMs: 600000, failPercent: 100, notReady: true }
        """;

    private const string EverythingOff = """
        ingress: { enabled: false }
        networkPolicy: { enabled: false }
        podDisruptionBudget: { enabled: false }
        drainSeconds: 0
        replicas: 1
        """;

    private static IEnumerable<object[]> Both => from helm in OurCharts.Helms from chart in OurCharts.Names select new object[] { helm, chart };

    [Test]
    public async Task Helm_and_our_policy_find_nothing()
    {
        await RealTools.PathOfAsync("helm", helm);
        var findings = await new ChartLinter(new RealCake(), RealTools.Box, helm).LintAsync(RealTools.Checkout.Root, $"charts/{chart}", CancellationToken.None);
        Assert.That(findings, Is.Empty);
    }

    [TestCase(EverythingOn, TestName = "Our_policy_finds_nothing_with_everything_on")]
    [TestCase(EverythingOff, TestName = "Our_policy_finds_nothing_with_everything_off")]
    public async Task Our_policy_finds_nothing_with_other_values(string values)
    {
        var manifests = await OurCharts.RenderAsync(helm, chart, values);
        Assert.That(ChartPolicy.Check(new ChartRendering(new Chart($"charts/{chart}", []), manifests)), Is.Empty);
    }

    [Test]
    public async Task By_default_there_is_everything_but_an_autoscaler()
    {
        var kinds = (await OurCharts.RenderAsync(helm, chart)).Select(manifest => manifest.Kind);
        Assert.That(
            kinds.Order(),
            Is.EqualTo(new List<string> { "ConfigMap", "Deployment", "Ingress", "NetworkPolicy", "Pod", "PodDisruptionBudget", "Service", "ServiceAccount" }));
    }

    [TestCase("imge: { tag: x }", "imge")]
    [TestCase("image: { tga: x }", "tga")]
    [TestCase("ingress: { tls: { name: x } }", "name")]
    [TestCase("ingress: { tls: null }", "tls")]
    [TestCase("resources: { limits: { cpus: 1 } }", "cpus")]
    [TestCase("faults: { failPercent: 101 }", "failPercent")]
    [TestCase("image: { tag: latest }", "tag")]
    [TestCase("image: { tag: \"\" }", "image")]
    [TestCase("image: { digest: \"sha256:12\" }", "digest")]
    [TestCase("ingress: { host: \"Not A Host\" }", "host")]
    [TestCase("probes: false", "probes")]
    public async Task A_typo_or_a_wrong_value_is_refused_by_name(string values, string named)
    {
        Assert.That(await OurCharts.RefusalAsync(helm, chart, values), Does.Contain(named));
    }

    [Test]
    public async Task The_digest_is_what_runs_and_what_tests()
    {
        var manifests = await OurCharts.RenderAsync(helm, chart, EverythingOn);
        var images = manifests.Select(manifest => manifest.Pod).OfType<Pod>().SelectMany(pod => pod.Containers).Select(container => container.Image.Text);
        Assert.That(images, Is.All.EqualTo("registry.example:5000/team/shop@sha256:" + new string('0', 64)).And.Exactly(2).Items);
    }

    [Test]
    public async Task An_autoscaler_alone_decides_the_replicas()
    {
        var on = (await OurCharts.RenderAsync(helm, chart, EverythingOn)).Only("Deployment").Root["spec"]["replicas"];
        var off = (await OurCharts.RenderAsync(helm, chart)).Only("Deployment").Root["spec"]["replicas"];
        Assert.That((on.Exists, off.Text), Is.EqualTo((false, "2")));
    }

    [TestCase("a, b = {c} \"d\" \\e 'f' #{g} : h")]
    [TestCase("12345")]
    [TestCase("true")]
    [TestCase("line one\nline two")]
    public async Task Text_survives_byte_for_byte(string text)
    {
        var deployment = (await OurCharts.RenderAsync(helm, chart, $"reason: {System.Text.Json.JsonSerializer.Serialize(text)}")).Only("Deployment");
        Assert.That(deployment.Root["metadata"]["annotations"]["kubernetes.io/change-cause"].Text, Is.EqualTo(text));
    }

    [TestCase("1.4.57", "1.4.57")]
    [TestCase("feature/new thing+7", "feature-new-thing-7")]
    [TestCase("-_.", "unknown")]
    [TestCase("0.0.0-local.h0123456789abcdef0123456789abcdef0123456789abcdefx.012345", "0.0.0-local.h0123456789abcdef0123456789abcdef0123456789abcdefx")]
    public async Task Any_text_becomes_a_valid_label(string text, string label)
    {
        var deployment = (await OurCharts.RenderAsync(helm, chart, $"commit: \"{text}\"")).Only("Deployment");
        Assert.That(deployment.Root["metadata"]["labels"]["commit"].Text, Is.EqualTo(label));
        Assert.That(deployment.Pod!.Labels["commit"].Text, Is.EqualTo(label));
    }

    [Test]
    public async Task What_selects_pods_is_the_same_for_every_version()
    {
        Assert.That(Selectors(await OurCharts.RenderAsync(helm, chart, EverythingOn)), Is.EqualTo(Selectors(await OurCharts.RenderAsync(helm, chart))));
    }

    [Test]
    public async Task The_Secret_is_named_and_never_made()
    {
        var with = (await OurCharts.RenderAsync(helm, chart, "secret: { name: shop-0a1b }")).Only("Deployment").Pod!.Main.Single();
        var without = (await OurCharts.RenderAsync(helm, chart)).Only("Deployment").Pod!.Main.Single();
        Assert.That(with.Root["envFrom"].Items.Select(source => source["secretRef"]["name"].Text).OfType<string>(), Is.EqualTo(new List<string> { "shop-0a1b" }));
        Assert.That(without.Root["envFrom"].Items.Any(source => source["secretRef"].Exists), Is.False);
    }

    [Test]
    public async Task A_changed_setting_restarts_the_pods_and_a_changed_reason_does_not()
    {
        var before = await ChecksumAsync("");
        Assert.That(await ChecksumAsync("faults: { delayMs: 1 }"), Is.Not.EqualTo(before));
        Assert.That(await ChecksumAsync("reason: another"), Is.EqualTo(before));
    }

    [Test]
    public async Task A_pod_keeps_its_own_version_whatever_is_deployed_next()
    {
        var manifests = await OurCharts.RenderAsync(helm, chart, EverythingOn);
        var variables = manifests.Only("Deployment").Pod!.Main.Single().Root["env"].Items.ToDictionary(variable => variable["name"].Text!, variable => variable["value"].Text);
        Assert.That(variables["VERSION"], Is.EqualTo("1.4.57"));
        Assert.That(variables["COMMIT"], Is.EqualTo("0123456789abcdef0123456789abcdef01234567"));
        Assert.That(variables["SLOT"], Is.EqualTo("blue"));
        Assert.That(manifests.Only("ConfigMap").Root["data"].Members.Select(setting => setting.Key), Has.None.AnyOf("VERSION", "COMMIT", "SLOT"));
    }

    [Test]
    public async Task The_probes_ask_what_the_service_answers()
    {
        var container = (await OurCharts.RenderAsync(helm, chart)).Only("Deployment").Pod!.Main.Single();
        Assert.That(Asked(container, "startupProbe"), Is.EqualTo("http/healthz"));
        Assert.That(Asked(container, "livenessProbe"), Is.EqualTo("http/healthz"));
        Assert.That(Asked(container, "readinessProbe"), Is.EqualTo("http/readyz"));
    }

    [Test]
    public async Task A_pod_is_replaced_only_when_another_is_ready()
    {
        var spec = (await OurCharts.RenderAsync(helm, chart)).Only("Deployment").Root["spec"];
        Assert.That((spec["strategy"]["rollingUpdate"]["maxUnavailable"].Text, spec["minReadySeconds"].Text), Is.EqualTo(("0", "5")));
    }

    [Test]
    public async Task Pods_run_as_the_images_user_and_get_no_token_of_the_cluster()
    {
        foreach (var pod in (await OurCharts.RenderAsync(helm, chart)).Select(manifest => manifest.Pod).OfType<Pod>())
        {
            var security = pod.Spec["securityContext"];
            Assert.That((security["runAsUser"].Text, security["seccompProfile"]["type"].Text), Is.EqualTo(("1654", "RuntimeDefault")));
            Assert.That(pod.Spec["automountServiceAccountToken"].Text, Is.EqualTo("false"));
        }
    }

    [Test]
    public async Task Faults_are_off_unless_asked_for()
    {
        var off = (await OurCharts.RenderAsync(helm, chart)).Only("ConfigMap").Root["data"];
        var on = (await OurCharts.RenderAsync(helm, chart, EverythingOn)).Only("ConfigMap").Root["data"];
        Assert.That((off["FAULT_DELAY_MS"].Text, off["FAULT_FAIL_PERCENT"].Text, off["FAULT_NOT_READY"].Text), Is.EqualTo(("0", "0", "false")));
        Assert.That((on["FAULT_DELAY_MS"].Text, on["FAULT_FAIL_PERCENT"].Text, on["FAULT_NOT_READY"].Text), Is.EqualTo(("600000", "100", "true")));
    }

    private static string Asked(Container container, string probe) => container.Root[probe]["httpGet"]["port"].Text + container.Root[probe]["httpGet"]["path"].Text;

    private async Task<string?> ChecksumAsync(string values) =>
        (await OurCharts.RenderAsync(helm, chart, values)).Only("Deployment").Pod!.Root["metadata"]["annotations"]["checksum/settings"].Text;

    private static List<string> Selectors(IReadOnlyList<Manifest> manifests) =>
    [
        .. from manifest in manifests
           from selector in (YamlValue[])[manifest.Root["spec"]["selector"], manifest.Root["spec"]["selector"]["matchLabels"], manifest.Root["spec"]["podSelector"]["matchLabels"]]
           from label in selector.Members
           orderby manifest.Kind, label.Key
           select $"{manifest} {label.Key}={label.Value.Text}",
    ];
}
