using Dobos.Offline.Clusters.Access;

namespace Dobos.Offline.Tests.Clusters.Access;

public sealed class ClusterTokensTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-tokens-");

    [TearDown]
    public void Delete() => _folder.Delete(recursive: true);

    [Test]
    public void Tokens_are_the_same_in_the_next_life_and_open_for_their_own_user_alone()
    {
        var first = ClusterTokens.Open(_folder.FullName);
        var (admin, deployer) = (first.Of(ClusterUser.Admin), first.Of(ClusterUser.DeployerOf("shop")));
        var second = ClusterTokens.Open(_folder.FullName);

        Assert.That((second.UserOf(admin), second.UserOf(deployer), second.UserOf("")), Is.EqualTo((ClusterUser.Admin, ClusterUser.DeployerOf("shop"), (ClusterUser?)null)));
        Assert.That(second.Deployers, Is.EqualTo((string[])["shop"]));
    }

    [Test, Platform(Exclude = "Win")]
    public void Only_their_owner_may_read_them()
    {
        var tokens = ClusterTokens.Open(_folder.FullName);
        tokens.Of(ClusterUser.DeployerOf("shop"));

        Assert.That(_folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.UnixFileMode), Is.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite).And.Exactly(2).Items);
    }

    [Test]
    public void An_empty_file_opens_nothing()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "admin.token"), "");
        var tokens = ClusterTokens.Open(_folder.FullName);

        Assert.That(tokens.UserOf(""), Is.Null);
        Assert.That(tokens.Of(ClusterUser.Admin), Has.Length.EqualTo(48));
    }

    [TestCase("shop", true)]
    [TestCase("../shop", false)]
    [TestCase("Shop", false)]
    [TestCase("shop\n", false)]
    [TestCase("", false)]
    public void A_deployer_is_for_what_can_be_a_namespace(string text, bool expected) => Assert.That(ClusterTokens.IsNamespace(text), Is.EqualTo(expected));
}
