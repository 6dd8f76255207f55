using System.Net.Http.Headers;
using Dobos.Loopback;

namespace Dobos.Registries.Wire;

/// <summary>Sends a request and follows where a download is said to be, never with what is meant for the registry alone.</summary>
internal sealed class Transport(RegistryAddress registry, RegistryPatience patience, TimeProvider clock) : IDisposable
{
    private const int MostRedirects = 5;

    private readonly Lazy<HttpMessageInvoker> _invoker = new(() => new(registry.IsLoopback ? LoopbackConnection.CreateHandler() : Elsewhere()));

    public async Task<HttpResponseMessage> SendAsync(Call call, AuthenticationHeaderValue? pass, CancellationToken cancellation)
    {
        var response = await OnceAsync(call, IsOurs(call.Target) ? pass : null, cancellation);
        for (var redirects = 0; Next(call, response) is { } next; redirects++)
        {
            response.Dispose();
            if (redirects == MostRedirects)
                throw new RegistryException(
                    $"{registry} redirects more than {MostRedirects} times, last to {Shown.Place(next)}; check the registry and what stands before it.");

            call = call with { Target = Allowed(next, call.Target) };
            response = await OnceAsync(call, IsOurs(next) ? pass : null, cancellation);
        }

        return response;
    }

    /// <summary>To where a challenge names, which may be another host; a redirect from there is not followed.</summary>
    public Task<HttpResponseMessage> ToTokenServiceAsync(Call call, AuthenticationHeaderValue? pass, CancellationToken cancellation) =>
        OnceAsync(call, pass, cancellation);

    /// <summary>Whether an address is the registry itself, by scheme, host and port.</summary>
    public bool IsOurs(Uri address) => registry.Endpoint.IsBaseOf(address) && address.UserInfo is "";

    /// <summary>An address that the registry names, if it is one that we go to: encrypted, or on this machine as the registry itself.</summary>
    public Uri Allowed(Uri address, Uri from) =>
        IsOurs(address) || (registry.IsLoopback ? LoopbackHost.Is(address) : address.Scheme == Uri.UriSchemeHttps && !LoopbackHost.Is(address))
            ? address
            : throw new RegistryException(
                $"{registry} points from {Shown.Place(from)} to {Shown.Place(address)}, " +
                $"which is {(registry.IsLoopback ? "not on this machine" : "on this machine or not encrypted")}, so it is not followed; correct the registry's settings.");

    public void Dispose()
    {
        if (_invoker.IsValueCreated)
            _invoker.Value.Dispose();
    }

    private static SocketsHttpHandler Elsewhere() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(20),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private async Task<HttpResponseMessage> OnceAsync(Call call, AuthenticationHeaderValue? pass, CancellationToken cancellation)
    {
        using Idle idle = new(patience.Idle, clock, cancellation);
        using var message = call.Message(pass);
        (message.Content as BlobContent)?.Watch(idle);
        try
        {
            return await _invoker.Value.SendAsync(message, idle.Token);
        }
        catch (Exception failed)
        {
            throw (message.Content as BlobContent)?.Fault ?? (idle.IsLate(cancellation) ? idle.Late(failed) : Same(failed));
        }
    }

    private static Exception Same(Exception failed)
    {
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed);
        return failed;
    }

    private static Uri? Next(Call call, HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && (call.Method == HttpMethod.Get || call.Method == HttpMethod.Head)
        && response.Headers.Location is { } location
            ? new Uri(call.Target, location)
            : null;
}
