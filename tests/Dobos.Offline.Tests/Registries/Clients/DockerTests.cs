namespace Dobos.Offline.Tests.Registries.Clients;

public sealed class DockerTests
{
    private ServedRegistry? _registry;
    private DockerEngine? _engine;

    private ServedRegistry Registry => _registry!;

    private Command Docker => _engine!.Client;

    [SetUp]
    public async Task StartAsync()
    {
        _engine = await DockerEngine.StartAsync();
        _registry = await ServedRegistry.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        if (_engine is not null)
            await _engine.DisposeAsync();
        if (_registry is not null)
            await _registry.DisposeAsync();
    }

    [Test]
    public async Task An_image_is_pushed_and_pulled_again()
    {
        var image = $"{Registry.Host}/calc/backend:1.4.57";
        await LoginAsync("push");
        var made = await MakeAsync(image);
        var pushed = await Docker.RunAsync("push", image);
        await Docker.RunAsync("rmi", image);
        await LoginAsync("pull");
        await Docker.RunAsync("pull", image);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Docker.RunAsync("image", "inspect", "--format", "{{.Id}}", image)).Trim(), Is.EqualTo(made));
            Assert.That(pushed, Does.Contain((await ManifestAsync("calc/backend")).Digest));
            Assert.That((await ManifestAsync("calc/backend")).Type, Is.EqualTo("application/vnd.docker.distribution.manifest.v2+json"));
        }
    }

    [Test]
    public async Task A_layer_that_another_repository_has_is_mounted()
    {
        await LoginAsync("push");
        await MakeAsync($"{Registry.Host}/a:1.4.57");
        await Docker.RunAsync("push", $"{Registry.Host}/a:1.4.57");
        await Docker.RunAsync("tag", $"{Registry.Host}/a:1.4.57", $"{Registry.Host}/b:1.4.57");
        Assert.That(await Docker.RunAsync("push", $"{Registry.Host}/b:1.4.57"), Does.Contain("Mounted from a"));
    }

    [Test]
    public async Task A_login_outlives_the_registrys_process()
    {
        var image = $"{Registry.Host}/calc/backend:1.4.57";
        await LoginAsync("push");
        await MakeAsync(image);
        await Registry.RestartAsync();
        await Docker.RunAsync("push", image);
    }

    [Test]
    public async Task A_pull_user_is_denied_a_push()
    {
        var image = $"{Registry.Host}/calc/backend:1.4.57";
        await LoginAsync("pull");
        await MakeAsync(image);
        var (code, output) = await Docker.TryAsync("", "push", image);
        Assert.That(output, Does.Contain("denied"));
        Assert.That(code, Is.Not.Zero);
    }

    [Test]
    public async Task A_wrong_password_is_no_login() =>
        Assert.That((await Docker.TryAsync("wrong", "login", "--username", "push", "--password-stdin", Registry.Host)).Code, Is.Not.Zero);

    private async Task LoginAsync(string user)
    {
        var (code, output) = await Docker.TryAsync(Registry.Password(user), "login", "--username", user, "--password-stdin", Registry.Host);
        Assert.That(code, Is.Zero, output);
    }

    /// <summary>An image out of nothing but a file; needs neither base nor network.</summary>
    private async Task<string> MakeAsync(string image)
    {
        var folder = Registry.Folder("context");
        await File.WriteAllTextAsync(Path.Combine(folder, "hello.txt"), "hello");
        await new Command("tar").RunAsync("-cf", $"{folder}/it.tar", "-C", folder, "hello.txt");
        return (await Docker.RunAsync("import", $"{folder}/it.tar", image)).Trim();
    }

    private async Task<(string Digest, string Type)> ManifestAsync(string repository)
    {
        using var answer = await Registry.SendAsync("HEAD", $"/v2/{repository}/manifests/1.4.57");
        return (answer.Headers.GetValues("Docker-Content-Digest").Single(), answer.Content.Headers.ContentType!.ToString());
    }
}
