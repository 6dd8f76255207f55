using System.Text;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Dobos.Processes;
using Dobos.Registries;
using Dobos.Registries.Auth;
using Dobos.Tests.Registries.Fakes;

namespace Dobos.Tests.Registries.Auth;

public sealed class DockerCredentialsTests
{
    private static readonly RegistryAddress Shop = RegistryAddress.Parse("shop.example.org:5000/team");

    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [TearDown]
    public void End() => _folder.Dispose();

    [TestCase("shop.example.org:5000")]
    [TestCase("https://shop.example.org:5000")]
    [TestCase("https://shop.example.org:5000/v1/")]
    public async Task A_password_is_found_however_docker_wrote_the_registry(string key)
    {
        var login = await LoginAsync($$"""{"auths":{"other.example.org":{"auth":"eDp5"},"{{key}}":{"auth":"{{Base64("user:pass:word")}}" } } }""");
        Assert.That(login, Is.TypeOf<RegistryLogin.Password>());
        Assert.That((((RegistryLogin.Password)login).User, ((RegistryLogin.Password)login).Secret.Reveal()), Is.EqualTo(("user", "pass:word")));
    }

    [Test]
    public async Task An_identity_token_goes_before_a_password()
    {
        var login = await LoginAsync($$"""{"auths":{"shop.example.org:5000":{"auth":"{{Base64("u:p")}}","identitytoken":"t0ken" } } }""");
        Assert.That(((RegistryLogin.Identity)login).Token.Reveal(), Is.EqualTo("t0ken"));
    }

    [TestCase("{}")]
    [TestCase("""{"auths":{}}""")]
    [TestCase("""{"auths":{"shop.example.org":{"auth":"eDp5"}}}""")]
    [TestCase("""{"auths":{"shop.example.org:5000":{}}}""")]
    public async Task Without_a_login_for_this_registry_we_are_nobody(string config) => Assert.That(await LoginAsync(config), Is.TypeOf<RegistryLogin.Anonymous>());

    [TestCase("{", "is not JSON")]
    [TestCase("[]", "is not JSON")]
    [TestCase("""{"auths":{"shop.example.org:5000":{"auth":"c2VjcmV0"}}}""", "is not base64 of user:password")]
    [TestCase("""{"auths":{"shop.example.org:5000":{"auth":"s3cret!"}}}""", "is not base64 of user:password")]
    [TestCase("""{"credsStore":"../x"}""", "no name of one")]
    public async Task A_malformed_file_gets_its_sentence_and_shows_nothing_of_a_secret(string config, string sentence)
    {
        var thrown = await Assert.ThrowsAsync<RegistryLoginException>(() => LoginAsync(config));
        Assert.That(thrown!.Message, Does.Contain(sentence).And.Not.Contain("c2VjcmV0").And.Not.Contain("s3cret"));
    }

    [TestCase("""{"credsStore":"test"}""")]
    [TestCase("""{"credHelpers":{"shop.example.org:5000":"test"},"credsStore":"absent"}""")]
    public async Task A_helper_is_asked_with_the_host_on_its_standard_input(string config)
    {
        Helper("""read host; [ "$1" = get ] && echo "{\"ServerURL\":\"$host\",\"Username\":\"user of $host\",\"Secret\":\"s3cret\"}" """);
        var login = (RegistryLogin.Password)await LoginAsync(config);
        Assert.That((login.User, login.Secret.Reveal()), Is.EqualTo(("user of shop.example.org:5000", "s3cret")));
    }

    [Test]
    public async Task A_helper_may_keep_an_identity_token()
    {
        Helper("""echo '{"Username":"<token>","Secret":"t0ken"}'""");
        Assert.That(((RegistryLogin.Identity)await LoginAsync("""{"credsStore":"test"}""")).Token.Reveal(), Is.EqualTo("t0ken"));
    }

    [Test]
    public async Task A_helper_that_has_nothing_is_not_a_failure()
    {
        Helper("echo 'credentials not found in native keychain'; exit 1");
        Assert.That(await LoginAsync($$"""{"credsStore":"test","auths":{"shop.example.org:5000":{"auth":"{{Base64("u:p")}}" } } }"""), Is.TypeOf<RegistryLogin.Password>());
    }

    [TestCase("echo 'the keychain is locked'; exit 3", "exit code 3 and 'the keychain is locked'")]
    [TestCase("echo '{\"Username\":\"u\",\"Secret\":\"s3cr'", "no login for shop.example.org:5000 that can be read")]
    public async Task A_helper_that_fails_gets_its_sentence(string script, string sentence)
    {
        Helper(script);
        var thrown = await Assert.ThrowsAsync<RegistryLoginException>(() => LoginAsync("""{"credsStore":"test"}"""));
        Assert.That(thrown!.Message, Does.Contain(sentence).And.Not.Contain("s3cr"));
    }

    [Test]
    public async Task A_password_file_is_for_its_owner_alone()
    {
        var file = _folder.Write("password", "s3cret\n");
        var login = (RegistryLogin.Password)await new PasswordFileCredentials("box", file).LoginAsync(Shop, Cancellation);
        Assert.That((login.User, login.Secret.Reveal()), Is.EqualTo(("box", "s3cret")));
        _folder.Write("password", "s3cret\n", UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.That(await Assert.ThrowsAsync<RegistryLoginException>(() => new PasswordFileCredentials("box", file).LoginAsync(Shop, Cancellation)), Has.Message.Contains("chmod 600"));
        Assert.That(await Assert.ThrowsAsync<RegistryLoginException>(() => new PasswordFileCredentials("box", "/none").LoginAsync(Shop, Cancellation)), Has.Message.Contains("does not exist"));
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private void Helper(string script)
    {
        Shared.Require.This(!OperatingSystem.IsWindows(), "a shell for scripts");
        _folder.Write("docker-credential-test", $"#!/bin/sh\n{script}\n", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<RegistryLogin> LoginAsync(string config)
    {
        _folder.Write("config.json", config);
        CakePlatform platform = new();
        ChildProcesses processes = new(new CakeEnvironment(platform, new CakeRuntime()), new NullLog(), RunIdentity.Within(null));
        return new DockerCredentials(name => name is "DOCKER_CONFIG" ? _folder.Path : null, new InFolder(processes, _folder.Path)).LoginAsync(Shop, Cancellation);
    }

    /// <summary>Finds the helper without a change to this process's own PATH.</summary>
    private sealed class InFolder(IProcessRunner inner, string folder) : IProcessRunner
    {
        public IProcess Start(FilePath filePath, ProcessSettings settings) => inner.Start(System.IO.Path.Combine(folder, filePath.FullPath), settings);
    }
}
