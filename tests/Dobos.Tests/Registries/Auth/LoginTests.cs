using Azure.Core;
using Dobos.Failures;
using Dobos.Registries;
using Dobos.Registries.Auth;
using Dobos.Registries.Copying;
using Dobos.Tests.Fakes;
using Dobos.Tests.Registries.Fakes;

namespace Dobos.Tests.Registries.Auth;

public sealed class LoginTests
{
    private static readonly RegistryLogin Pusher = new RegistryLogin.Password("pusher", new("correct horse"), "a test");

    private FakeRegistry _registry = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task StartAsync()
    {
        _registry = await FakeRegistry.StartAsync();
        _registry.Tokens = new(new(_registry.Uri, "token"));
    }

    [TearDown]
    public async Task EndAsync() => await _registry.DisposeAsync();

    [Test]
    public async Task A_password_buys_a_token_for_each_scope_once()
    {
        FixedLogin login = new(Pusher);
        using var client = _registry.Client(login);
        for (var n = 0; n < 3; n++)
            await client.Repository("a").Manifests.PutAsync(await SmallImages.ImageAsync(client.Repository("a"), n), "1.0", Cancellation);
        await client.Repository("a").Tags.ListAsync(Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_registry.Tokens!.Given, Is.EqualTo(["repository:a:pull,repository:x:pull", "repository:a:pull,push"]));
            Assert.That(login.Asked, Is.EqualTo(1));
            Assert.That(_registry.Requests.First(request => request.StartsWith("GET /token", StringComparison.Ordinal)), Does.Contain("service=fake%2C%20the%20registry"));
        }
    }

    [Test]
    public async Task A_token_that_expires_in_the_middle_is_renewed_and_all_arrives()
    {
        using var client = _registry.Client(new FixedLogin(Pusher));
        var bytes = SmallImages.Bytes(2_000_000);
        var blob = Descriptor.Of("application/octet-stream", bytes);
        var left = 1;
        _registry.Faults.Enqueue(context =>
        {
            // Between the beginning of the upload and its body.
            if (context.Request.Method is "PATCH" && Interlocked.Exchange(ref left, 0) == 1)
                _registry.Tokens!.ExpireAll();
            return Task.FromResult(false);
        });
        await client.Repository("a").Blobs.PutAsync(blob, SmallImages.Source(bytes), Cancellation);
        _registry.Tokens!.ExpireAll();
        Assert.That(await client.Repository("a").Blobs.ReadAsync(blob, Cancellation), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Every_password_and_token_is_told_to_whoever_keeps_it_out_of_sight()
    {
        RecordingSink sink = new();
        using RegistryClient client = new(_registry.Address, new FixedLogin(Pusher), FakeRegistry.Hasty, secrets: sink);
        await client.Repository("a").Tags.ListAsync(Cancellation);
        Assert.That(sink.Learned, Is.EqualTo(["correct horse", "t0ken-1"]));
    }

    [Test]
    public async Task A_wrong_password_is_a_sentence_without_it_and_is_tried_once()
    {
        using var client = _registry.Client(new FixedLogin(new RegistryLogin.Password("pusher", new("wr0ng"), "docker's configuration")));
        var thrown = await Assert.ThrowsAsync<RegistryDeniedException>(() => client.Repository("a").Tags.ListAsync(Cancellation));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((thrown!.Code, thrown.Message), Is.EqualTo((
                ExitCode.Configuration,
                $"{_registry.Address} gives no token to 'pusher' (docker's configuration) for repository:a:pull; check that login, or sign in with 'docker login {_registry.Address}'.")));
            Assert.That($"{thrown}", Does.Not.Contain("wr0ng"));
            Assert.That(_registry.Count("GET /token"), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_good_login_without_the_right_is_said_to_lack_it()
    {
        using var client = _registry.Client(new FixedLogin(Pusher));
        _registry.Faults.Enqueue(async context =>
        {
            if (context.Request.Method is not "POST" || context.Request.Headers.Authorization.Count == 0)
                return false;

            await FakeContent.RefuseAsync(context, 403, "DENIED", "requested access to the resource is denied");
            return true;
        });
        var thrown = await Assert.ThrowsAsync<RegistryDeniedException>(() => client.Repository("a").Blobs.PutAsync("x"u8.ToArray(), "t", Cancellation));
        Assert.That(thrown!.Message, Is.EqualTo(
            $"{_registry.Address} refuses the upload of {Digest.Of("x"u8)} to 'a' (403 DENIED: requested access to the resource is denied) to 'pusher' (a test); " +
            "sign in as somebody who has that right, or have it granted."));
    }

    [Test]
    public async Task An_identity_token_is_posted_and_never_put_into_an_address()
    {
        using var client = _registry.Client(new FixedLogin(new RegistryLogin.Identity(new("r3fresh"), "a test")));
        await client.Repository("a").Tags.ListAsync(Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_registry.Tokens!.Forms.Single(), Does.Contain("grant_type=refresh_token").And.Contain("refresh_token=r3fresh").And.Contain("scope=repository%3Aa%3Apull"));
            Assert.That(_registry.Requests, Has.None.Contains("r3fresh"));
        }
    }

    [Test]
    public async Task A_token_of_Azure_is_exchanged_at_the_registry_itself()
    {
        _registry.Tokens = new(new(_registry.Uri, "oauth2/token"));
        AzureToken azure = new();
        using var client = _registry.Client(new FixedLogin(new RegistryLogin.Azure(azure, "the account of a test")));
        await client.Repository("a").Tags.ListAsync(Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(azure.Scopes, Is.EqualTo(["https://containerregistry.azure.net/.default"]));
            Assert.That(_registry.Tokens.Forms.First(), Does.StartWith("grant_type=access_token&service=").And.EndsWith("&access_token=azure-t0ken"));
            Assert.That(_registry.Tokens.Forms.Last(), Does.Contain("grant_type=refresh_token").And.Contain("refresh_token=r3fresh"));
        }
    }

    [Test]
    public async Task A_token_of_Azure_is_not_shown_to_another_host_that_the_registry_names()
    {
        await using var other = await FakeRegistry.StartAsync();
        _registry.Tokens = new(new(other.Uri, "oauth2/token"));
        AzureToken azure = new();
        using var client = _registry.Client(new FixedLogin(new RegistryLogin.Azure(azure, "the account of a test")));
        await Assert.ThrowsAsync<RegistryException>(() => client.Repository("a").Tags.ListAsync(Cancellation));
        Assert.That((other.Requests, azure.Scopes), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
    }

    [TestCase("https://tokens.example.org/token?s=s3cret")]
    [TestCase("http://tokens.example.org/token")]
    [TestCase("file:///etc/passwd")]
    [TestCase("no address")]
    public async Task A_registry_on_this_machine_gets_no_token_from_elsewhere(string realm)
    {
        _registry.Faults.Enqueue(context =>
        {
            context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{realm}\"";
            context.Response.StatusCode = 401;
            return Task.FromResult(true);
        });
        using var client = _registry.Client(new FixedLogin(Pusher));
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => client.Repository("a").Tags.ListAsync(Cancellation));
        Assert.That(thrown!.Message, Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task Nobody_signed_in_is_told_why_and_how()
    {
        using TestFolder folder = new();
        using var client = _registry.Client(new DockerCredentials(name => name is "DOCKER_CONFIG" ? folder.Path : null, null!));
        var thrown = await Assert.ThrowsAsync<RegistryDeniedException>(() => client.Repository("a").Tags.ListAsync(Cancellation));
        Assert.That(thrown!.Message, Does.Contain($"nobody (there is no {folder.File("config.json")}; run 'docker login {_registry.Address}')"));
    }

    [Test]
    public async Task A_token_service_that_has_trouble_is_tried_again()
    {
        var left = 2;
        _registry.Faults.Enqueue(context =>
        {
            if (context.Request.Path != "/token" || Interlocked.Decrement(ref left) < 0)
                return Task.FromResult(false);

            context.Response.StatusCode = 503;
            return Task.FromResult(true);
        });
        using var client = _registry.Client(new FixedLogin(Pusher));
        Assert.That(await client.Repository("a").Tags.ListAsync(Cancellation), Is.Empty);
    }

    [Test]
    public async Task A_mount_is_asked_for_with_a_token_for_both_repositories()
    {
        using var client = _registry.Client(new FixedLogin(Pusher));
        var image = await SmallImages.ImageAsync(client.Repository("a"));
        await client.Repository("a").Manifests.PutAsync(image, null, Cancellation);
        var result = await new ArtifactCopier(client.Repository("a"), client.Repository("b")).CopyAsync(image.Digest, null, Cancellation);
        Assert.That(result.Mounted, Is.EqualTo(2));
        Assert.That(_registry.Tokens!.Given, Has.Some.Contains("repository:a:pull,repository:b:pull,push"));
    }

    [Test]
    public async Task The_names_below_localhost_are_this_machine_and_the_registry_sees_which_one()
    {
        _registry.Tokens = null;
        string? host = null;
        _registry.Faults.Enqueue(context =>
        {
            host = context.Request.Host.Value;
            return Task.FromResult(false);
        });
        using RegistryClient client = new(RegistryAddress.Parse($"staging.shop.localhost:{_registry.Uri.Port}"), new AnonymousCredentials(), FakeRegistry.Hasty);
        await client.Repository("a").Tags.ListAsync(Cancellation);
        Assert.That(host, Is.EqualTo($"staging.shop.localhost:{_registry.Uri.Port}"));
    }

    private sealed class AzureToken : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new("azure-t0ken", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
