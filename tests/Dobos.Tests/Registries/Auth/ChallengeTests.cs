using Dobos.Registries.Auth;

namespace Dobos.Tests.Registries.Auth;

public sealed class ChallengeTests
{
    [TestCase("""Bearer realm="https://a/t",service="x",scope="repository:a:pull,push" """, "https://a/t", "x", "repository:a:pull,push")]
    [TestCase("""bearer  realm = "https://a/t" , service=x , error="invalid_token" """, "https://a/t", "x", null)]
    [TestCase("""Basic realm="a, Bearer realm=evil", Bearer realm="https://a/t",service="say \"x\", y" """, "https://a/t", "say \"x\", y", null)]
    [TestCase("""Negotiate, NTLM abc==, Bearer realm="https://a/t" """, "https://a/t", null, null)]
    [TestCase("""Bearer realm="https://a/t?x=1&y=2",service=""", "https://a/t?x=1&y=2", "", null)]
    [TestCase("""Bearer realm="https://a/t",scope="repository:a:pull repository:b:pull""", "https://a/t", null, "repository:a:pull repository:b:pull")]
    public void A_token_is_what_we_would_rather_show(string header, string realm, string? service, string? scope)
    {
        var challenge = Challenge.Choose([header.Trim()])!;
        Assert.That((challenge.IsBearer, challenge.Realm, challenge.Service, challenge.Scope), Is.EqualTo((true, realm, service, scope)));
    }

    [TestCase("""Basic realm="x" """)]
    [TestCase("Basic")]
    [TestCase("""Bearer service="no realm", Basic realm="x" """)]
    public void A_password_is_shown_where_nothing_else_is_wanted(string header) => Assert.That(Challenge.Choose([header])!.IsBasic);

    [TestCase("")]
    [TestCase("Negotiate")]
    [TestCase("\"")]
    [TestCase("=,=\"\",\\")]
    [TestCase("Bearer realm")]
    public void What_we_do_not_know_is_nothing_to_us(string header) => Assert.That(Challenge.Choose([header]), Is.Null);

    [Test]
    public void Several_headers_are_read_as_one() => Assert.That(Challenge.Choose(["Basic realm=\"x\"", "Bearer realm=\"https://a/t\""])!.IsBearer);

    [Test]
    public void Scopes_are_joined_by_what_they_are_for() =>
        Assert.That($"{Scope.Push("a").With(Scope.Parse("repository:b:pull repository:a:delete,pull nonsense registry:catalog:*"))}", Is.EqualTo("registry:catalog:* repository:a:delete,pull,push repository:b:pull"));
}
