using System.Net.Http.Headers;
using Dobos.Registries.Auth;
using Dobos.Secrets;

namespace Dobos.Registries.Wire;

/// <summary>Knows what the registry wants to be shown, and keeps a token for each scope until it is too old.</summary>
internal sealed class Authenticator(RegistryAddress registry, IRegistryCredentials credentials, TimeProvider clock, TokenService service, ISecretSink? secrets)
    : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<string, AccessToken> _tokens = [];
    private readonly Dictionary<string, Scope> _wider = [];
    private Challenge? _challenge;
    private RegistryLogin? _login;

    /// <summary>Who we are to this registry, for a sentence.</summary>
    public string Who => _login?.Who ?? "nobody (it did not ask)";

    /// <summary>What to show for a scope, as far as the registry has said that it wants anything.</summary>
    public async Task<AuthenticationHeaderValue?> PassAsync(Scope scope, CancellationToken cancellation)
    {
        if (_challenge is null)
            return null;

        await _gate.WaitAsync(cancellation);
        try
        {
            return _challenge.IsBearer
                ? new("Bearer", (await TokenAsync(_challenge, scope, cancellation)).Value)
                : TokenService.Basic(await LoginAsync(cancellation));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Takes in why something was refused; false when what was shown is all that we have.</summary>
    public async Task<bool> LearnAsync(IEnumerable<string> headers, Scope scope, AuthenticationHeaderValue? shown, CancellationToken cancellation)
    {
        if (Challenge.Choose(headers) is not { } challenge)
            return false;

        await _gate.WaitAsync(cancellation);
        try
        {
            _challenge = challenge;
            _wider[scope.ToString()] = scope.With(Scope.Parse(challenge.Scope));
            var login = await LoginAsync(cancellation);
            if (_tokens.TryGetValue(scope.ToString(), out var token) && token.Value == shown?.Parameter)
                _tokens.Remove(scope.ToString());

            return challenge.IsBearer || (shown is null && login is RegistryLogin.Password);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<AccessToken> TokenAsync(Challenge challenge, Scope scope, CancellationToken cancellation)
    {
        if (_tokens.TryGetValue(scope.ToString(), out var kept) && kept.Until > clock.GetUtcNow())
            return kept;

        var login = await LoginAsync(cancellation);
        var token = await service.GetAsync(challenge, _wider.GetValueOrDefault(scope.ToString(), scope), login, cancellation)
            ?? throw new RegistryDeniedException(
                registry,
                $"gives no token to {login.Who} for {scope}; check that login, or sign in with 'docker login {registry.Authority}'");
        secrets?.Learn(new(token.Value));
        return _tokens[scope.ToString()] = token;
    }

    private async Task<RegistryLogin> LoginAsync(CancellationToken cancellation)
    {
        if (_login is not null)
            return _login;

        _login = await credentials.LoginAsync(registry, cancellation);
        if (_login.Secret is { } secret)
            secrets?.Learn(secret);
        return _login;
    }
}
