using System.Net;
using System.Net.Sockets;
using Dobos.Environments.Vaults;
using Dobos.Failures;
using Dobos.Offline.Vaults;
using Dobos.Tests.Fakes;

namespace Dobos.Tests.Environments.Vaults;

[CancelAfter(30_000)]
public sealed class VaultTroubleTests
{
    private TestVault _vault = null!;

    [SetUp]
    public async Task StartAsync() => _vault = await TestVault.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _vault.DisposeAsync();

    [Test]
    public async Task A_vault_that_throttles_twice_is_asked_again_after_as_long_as_it_said()
    {
        ManualTime time = new();
        _vault.Clock = time;
        _vault.Faults.Add(new VaultFault.Throttle(TimeSpan.FromSeconds(7)), times: 2, name: "ingress-host");
        var load = _vault.LoadAsync();
        await time.PassAsync(TimeSpan.FromSeconds(7), TestContext.CurrentContext.CancellationToken);
        await time.PassAsync(TimeSpan.FromSeconds(7), TestContext.CurrentContext.CancellationToken);
        Assert.That((await load).Host, Is.EqualTo("shop.example.org"));
    }

    [Test]
    public async Task A_vault_that_wants_more_patience_than_there_is_is_not_waited_for()
    {
        _vault.Faults.Add(new VaultFault.Throttle(TimeSpan.FromMinutes(5)));
        await AssertFailsAsync(ExitCode.Unreachable, "cannot be reached: it answers 429 Throttled. Try again, or check the network and 'vault' in the environment's file.");
    }

    [TestCase(500)]
    [TestCase(503)]
    [TestCase(408)]
    public async Task An_error_that_passes_is_tried_again(int status)
    {
        _vault.Faults.Add(new VaultFault.Status(status), times: 2, name: "ingress-host");
        Assert.That((await _vault.LoadAsync()).Host, Is.EqualTo("shop.example.org"));
    }

    [Test]
    public async Task A_connection_that_breaks_is_tried_again()
    {
        _vault.Faults.Add(new VaultFault.Drop(), times: 2, name: "ingress-host");
        Assert.That((await _vault.LoadAsync()).Host, Is.EqualTo("shop.example.org"));
    }

    [Test]
    public async Task A_try_that_hangs_is_given_up_and_tried_again()
    {
        _vault.Patience = _vault.Patience with { Attempt = TimeSpan.FromMilliseconds(200) };
        _vault.Faults.Add(new VaultFault.Hang(), times: 1, name: "ingress-host");
        Assert.That((await _vault.LoadAsync()).Host, Is.EqualTo("shop.example.org"));
    }

    [Test]
    public async Task An_error_that_does_not_pass_ends_after_the_tries()
    {
        _vault.Faults.Add(new VaultFault.Status(503, "ServiceUnavailable"), name: "ingress-host");
        await AssertFailsAsync(ExitCode.Unreachable, "cannot be reached: it answers 503 ServiceUnavailable. Try again, or check the network and 'vault' in the environment's file.");
        Assert.That(_vault.Server.Requests.Count(request => request.Contains("ingress-host", StringComparison.Ordinal)), Is.InRange(6, 7));
    }

    [Test]
    public async Task A_vault_that_hangs_ends_at_the_deadline()
    {
        ManualTime time = new();
        _vault.Clock = time;
        _vault.Patience = _vault.Patience with { Attempt = TimeSpan.FromSeconds(60) };
        _vault.Faults.Add(new VaultFault.Hang(), name: "ingress-host");
        var load = _vault.LoadAsync();
        while (_vault.Server.Requests.Count < 4)
            await Task.Delay(1, TestContext.CurrentContext.CancellationToken);

        time.Advance(TimeSpan.FromSeconds(20));
        await AssertFailsAsync(
            ExitCode.Unreachable,
            "cannot be reached: after 20 s there is no answer for ingress-host. Try again, or check the network and 'vault' in the environment's file.",
            () => load);
    }

    [Test]
    public async Task A_vault_that_is_not_there_is_named_with_the_reason()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Uri nobody = new($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        listener.Stop();
        var thrown = await Assert.ThrowsAsync<VaultUnreachableException>(() => _vault.LoadAsync(new VaultAddress(nobody, tokenFile: _vault.Server.TokenFile)));
        Assert.That((thrown!.Code, thrown.Message), Is.EqualTo((
            ExitCode.Unreachable,
            $"{nobody} cannot be reached: Connection refused. Try again, or check the network and 'vault' in the environment's file.")));
    }

    [TestCase(403, "ForbiddenByRbac", "does not let the token in {0} read kubernetes-namespace, ingress-host (403 ForbiddenByRbac): grant it Get on secrets (role 'Key Vault Secrets User').")]
    [TestCase(403, "ForbiddenByFirewall", "does not take requests from this network (403 ForbiddenByFirewall): allow it in the vault's firewall, or run where it is allowed.")]
    [TestCase(401, "Unauthorized", "does not accept the token in {0} (401): sign in to the tenant that the vault belongs to.")]
    public async Task A_vault_that_refuses_us_says_whom_and_what_to_grant(int status, string inner, string rest)
    {
        _vault.Faults.Add(new VaultFault.Status(status, "Forbidden", inner));
        await AssertFailsAsync(ExitCode.Configuration, rest.Replace("{0}", _vault.Server.TokenFile, StringComparison.Ordinal));
    }

    private async Task AssertFailsAsync(ExitCode code, string rest, Func<Task>? load = null)
    {
        var thrown = await Assert.CatchAsync<DobosException>(() => load is null ? _vault.LoadAsync() : load());
        Assert.That((thrown!.Code, thrown.Message), Is.EqualTo((code, $"{_vault.Server.Address} {rest}")));
    }
}
