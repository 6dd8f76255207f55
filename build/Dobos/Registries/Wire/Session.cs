using System.Net;
using Dobos.Registries.Auth;
using Dobos.Secrets;
using Polly;

namespace Dobos.Registries.Wire;

/// <summary>Talks to one registry: signs in when asked to, tries again where that helps, and says in our words what came of it.</summary>
internal sealed class Session : IDisposable
{
    private readonly Transport _transport;
    private readonly Authenticator _authenticator;
    private readonly ResiliencePipeline _retry;
    private readonly Turns _turns = new();

    public Session(RegistryAddress registry, IRegistryCredentials credentials, RegistryPatience patience, TimeProvider clock, ISecretSink? secrets)
    {
        (Registry, Patience, Clock) = (registry, patience, clock);
        Reader = new(patience, clock);
        _transport = new(registry, patience, clock);
        _authenticator = new(registry, credentials, clock, new(registry, _transport, Reader, clock), secrets);
        _retry = RegistryRetry.Create(patience, clock);
    }

    public RegistryAddress Registry { get; }

    public RegistryPatience Patience { get; }

    public TimeProvider Clock { get; }

    public BoundedBody Reader { get; }

    /// <summary>An address under this registry's API.</summary>
    public Uri At(string path) => new(Registry.Endpoint, $"v2/{path}");

    /// <summary>Does something until it is done, will never be, or the deadline has passed.</summary>
    public async Task<T> TryAsync<T>(string what, TimeSpan deadline, Func<CancellationToken, Task<T>> action, CancellationToken cancellation)
    {
        using CancellationTokenSource late = new(deadline, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return await _retry.ExecuteAsync(async token => await action(token), either.Token);
        }
        catch (Exception failed) when (failed is not OperationCanceledException && cancellation.IsCancellationRequested)
        {
            // A connection that we closed looks like one that broke.
            throw new OperationCanceledException(failed.Message, failed, cancellation);
        }
        catch (OperationCanceledException tooLate) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new RegistryUnreachableException(Registry, what, $"it was not done after {deadline.TotalSeconds:0.#} s", tooLate);
        }
        catch (Exception failed) when (RegistryTrouble.Explain(failed, Registry, what, _authenticator.Who) is { } explained)
        {
            throw explained;
        }
    }

    public Task<T> TryAsync<T>(string what, Func<CancellationToken, Task<T>> action, CancellationToken cancellation) =>
        TryAsync(what, Patience.Deadline, action, cancellation);

    /// <summary>The answer to a call, if it is one of those that the caller can do something with.</summary>
    public async Task<HttpResponseMessage> SendAsync(Call call, CancellationToken cancellation, params HttpStatusCode[] wanted)
    {
        var response = await SignedAsync(call, cancellation);
        if (wanted.Contains(response.StatusCode))
            return response;

        using (response)
            throw await Refusal.ReadAsync(response, Reader, Clock, cancellation);
    }

    /// <summary>Where an answer wants us to go on: the same registry, or another host that is told nothing about us.</summary>
    public Uri Location(HttpResponseMessage response)
    {
        var asked = response.RequestMessage!.RequestUri!;
        var location = new Uri(asked, response.Headers.Location ?? throw new InvalidDataException("it does not say where to upload to"));

        // A registry behind a proxy that ends TLS often writes http.
        var own = new UriBuilder(location) { Scheme = asked.Scheme, Port = location.IsDefaultPort && asked.IsDefaultPort ? -1 : location.Port }.Uri;
        return _transport.IsOurs(own) ? own : _transport.Allowed(location, asked);
    }

    /// <summary>Waits until nobody else of this process changes a thing.</summary>
    public Task<IDisposable> TurnAsync(string thing, CancellationToken cancellation) => _turns.TakeAsync(thing, cancellation);

    public bool IsOurs(Uri address) => _transport.IsOurs(address);

    public void Dispose()
    {
        _authenticator.Dispose();
        _transport.Dispose();
    }

    private async Task<HttpResponseMessage> SignedAsync(Call call, CancellationToken cancellation)
    {
        for (var first = true; ; first = false)
        {
            var pass = await _authenticator.PassAsync(call.Scope, cancellation);
            var response = await _transport.SendAsync(call, pass, cancellation);
            if (response.StatusCode is not HttpStatusCode.Unauthorized || !IsOurs(response.RequestMessage!.RequestUri!) || !first)
                return response;

            if (!await _authenticator.LearnAsync(response.Headers.WwwAuthenticate.Select(one => one.ToString()), call.Scope, pass, cancellation))
                return response;

            response.Dispose();
            if (!call.IsRepeatable)
                throw new TokenExpiredException();
        }
    }
}
