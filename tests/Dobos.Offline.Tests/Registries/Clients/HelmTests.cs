using Dobos.Tests.Tools;

namespace Dobos.Offline.Tests.Registries.Clients;

[TestFixture("3.18.0"), TestFixture("4.1.4")]
public sealed class HelmTests(string version)
{
    private ServedRegistry? _registry;
    private Command _helm = null!;

    private ServedRegistry Registry => _registry!;

    [SetUp]
    public async Task StartAsync()
    {
        var helm = await RealTools.PathOfAsync("helm", version);
        _registry = await ServedRegistry.StartAsync();
        _helm = new(
            helm,
            ("HELM_CONFIG_HOME", Registry.Folder("config")),
            ("HELM_CACHE_HOME", Registry.Folder("cache")),
            ("HELM_DATA_HOME", Registry.Folder("data")),
            ("DOCKER_CONFIG", Registry.Folder("docker")));
    }

    [TearDown]
    public async Task StopAsync()
    {
        if (_registry is not null)
            await _registry.DisposeAsync();
    }

    [Test]
    public async Task A_chart_is_pushed_and_pulled_again_byte_for_byte()
    {
        await LoginAsync("push");
        var chart = await PackageAsync();
        var pushed = await _helm.RunAsync("push", chart, $"oci://{Registry.Host}/charts", "--plain-http");
        await _helm.RunAsync("registry", "logout", Registry.Host);
        await LoginAsync("pull");
        await _helm.RunAsync("pull", $"oci://{Registry.Host}/charts/shop", "--version", "1.4.57", "--plain-http", "-d", Registry.Folder("pulled"));
        using var answer = await Registry.SendAsync("HEAD", "/v2/charts/shop/manifests/1.4.57");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllBytes(Path.Combine(Registry.Folder("pulled"), "shop-1.4.57.tgz")), Is.EqualTo(File.ReadAllBytes(chart)));
            Assert.That(pushed, Does.Contain(answer.Headers.GetValues("Docker-Content-Digest").Single()));
        }
    }

    [Test]
    public async Task A_chart_is_rendered_by_its_digest()
    {
        await LoginAsync("push");
        await _helm.RunAsync("push", await PackageAsync(), $"oci://{Registry.Host}/charts", "--plain-http");
        using var answer = await Registry.SendAsync("HEAD", "/v2/charts/shop/manifests/1.4.57");
        var digest = answer.Headers.GetValues("Docker-Content-Digest").Single();
        Assert.That(await _helm.RunAsync("template", "it", $"oci://{Registry.Host}/charts/shop@{digest}", "--plain-http"), Does.Contain("name: of-shop"));
    }

    [Test]
    public async Task A_wrong_password_is_no_login() =>
        Assert.That((await _helm.TryAsync("wrong", "registry", "login", Registry.Host, "--username", "push", "--password-stdin", "--plain-http")).Code, Is.Not.Zero);

    [Test]
    public async Task A_pull_user_is_denied_a_push()
    {
        await LoginAsync("pull");
        var (code, output) = await _helm.TryAsync("", "push", await PackageAsync(), $"oci://{Registry.Host}/charts", "--plain-http");
        Assert.That(code, Is.Not.Zero);
        Assert.That(output.ToLowerInvariant(), Does.Contain("denied").Or.Contain("forbidden"));
    }

    private async Task LoginAsync(string user)
    {
        var (code, output) = await _helm.TryAsync(Registry.Password(user), "registry", "login", Registry.Host, "--username", user, "--password-stdin", "--plain-http");
        Assert.That(code, Is.Zero, output);
    }

    private async Task<string> PackageAsync()
    {
        var chart = Registry.Folder("shop");
        await File.WriteAllTextAsync(Path.Combine(chart, "Chart.yaml"), "apiVersion: v2\nname: shop\nversion: 1.4.57\n");
        await File.WriteAllTextAsync(Path.Combine(Registry.Folder("shop/templates"), "it.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: of-shop\n");
        await _helm.RunAsync("package", chart, "-d", Registry.Folder("packed"));
        return Path.Combine(Registry.Folder("packed"), "shop-1.4.57.tgz");
    }
}
