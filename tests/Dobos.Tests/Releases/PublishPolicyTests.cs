using Dobos.Environments.Places;
using Dobos.Failures;
using Dobos.Releases;
using Dobos.Tests.Releases.Fakes;
using Dobos.Versions;

namespace Dobos.Tests.Releases;

public sealed class PublishPolicyTests
{
    private readonly ReleaseWorkshop _shop = new();

    private static RegistryPlace[] Offline => [RegistryPlace.InBox.NonProduction, At("localhost:5000"), At("127.0.0.1:5000/shop"), At("[::1]:5000")];

    private static RegistryPlace[] Elsewhere => [new RegistryPlace.OnAzure("crshop"), At("registry.example.org"), At("10.0.0.5:5000")];

    [TearDown]
    public void Delete() => _shop.Dispose();

    [TestCaseSource(nameof(Elsewhere))]
    public void A_registry_that_others_read_is_refused_everything_that_does_not_last_with_all_reasons_at_once(RegistryPlace registry)
    {
        var refused = Assert.Throws<ReleaseRefusedException>(() => PublishPolicy.Check(ReleaseWorkshop.Environment(registry), Doubtful()))!;
        Assert.That(refused.Code, Is.EqualTo(ExitCode.Refused));
        Assert.That(refused.Reasons, Has.Count.EqualTo(4));
        Assert.That(refused.Message, Does.Contain("one 1.4.57 is not published for 'test', because its files are not as any commit has them (src/a.cs and 1 more); commit them first.")
            .And.Contain("one 1.4.57 is not published for 'test', because its image stands on this machine's own .NET")
            .And.Contain("two 1.4.57 is not published for 'test', because a pull request's version")
            .And.Contain("three 1.4.57 is not published for 'test', because its image"));
    }

    [TestCaseSource(nameof(Elsewhere))]
    public void What_lasts_may_go_anywhere(RegistryPlace registry)
    {
        Candidate[] candidates = [_shop.Candidate(), _shop.Candidate("other", kind: VersionKind.Release)];
        Assert.That(PublishPolicy.Reasons(ReleaseWorkshop.Environment(registry), candidates), Is.Empty);
    }

    [TestCaseSource(nameof(Offline))]
    public void A_registry_on_this_machine_takes_everything(RegistryPlace registry) =>
        Assert.That(PublishPolicy.Reasons(ReleaseWorkshop.Environment(registry), Doubtful()), Is.Empty);

    [TestCaseSource(nameof(Offline))]
    public void Nothing_is_built_for_a_protected_environment_wherever_its_registry_is(RegistryPlace registry) =>
        Assert.That(
            PublishPolicy.Reasons(ReleaseWorkshop.Environment(registry, isProtected: true), [_shop.Candidate()]),
            Is.EqualTo(["Nothing is built for 'test', which is protected; promote a release to it."]));

    private Candidate[] Doubtful() =>
    [
        _shop.Candidate("one", kind: VersionKind.Local, isHostMade: true),
        _shop.Candidate("two", kind: VersionKind.PullRequest),
        _shop.Candidate("three", isHostMade: true),
    ];

    private static RegistryPlace.At At(string address) => new(address, address, null);
}
