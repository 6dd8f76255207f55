using Azure.Core;
using Dobos.Secrets;

namespace Dobos.Registries.Auth;

/// <summary>What is shown to a registry, and what it is called in a sentence.</summary>
public abstract record RegistryLogin(string Who)
{
    /// <summary>What nobody is to see of it.</summary>
    public virtual Secret? Secret => null;

    /// <param name="Why">Why nobody is signed in, and how somebody would be.</param>
    public sealed record Anonymous(string Why) : RegistryLogin($"nobody ({Why})");

    public sealed record Password(string User, Secret Word, string Source) : RegistryLogin($"'{Shown.Short(User)}' ({Source})")
    {
        public override Secret Secret => Word;
    }

    /// <summary>A token that buys tokens, as 'docker login' may have got one.</summary>
    public sealed record Identity(Secret Token, string Source) : RegistryLogin($"the identity token of {Source}")
    {
        public override Secret Secret => Token;
    }

    /// <summary>An identity of Azure's, which Azure's registries take in exchange for a token of their own.</summary>
    public sealed record Azure(TokenCredential Credential, string Called) : RegistryLogin(Called);
}
