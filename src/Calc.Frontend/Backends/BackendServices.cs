namespace Calc.Frontend.Backends;

public static class BackendServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Connections are renewed, so that pods which were added later are found.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(1);

    public static IHealthChecksBuilder AddBackend(this IHealthChecksBuilder health, BackendSettings settings)
    {
        health.Services
            .AddExceptionHandler<BackendFailureHandler>()
            .AddSingleton(services => BackendPipeline.Create(settings, services.GetRequiredService<TimeProvider>()))
            .AddHttpClient<BackendClient>(http => (http.BaseAddress, http.Timeout) = (Folder(settings.Address), Timeout.InfiniteTimeSpan))
            .UseSocketsHttpHandler((handler, _) => handler.PooledConnectionLifetime = ConnectionLifetime);
        return health.AddCheck<BackendCheck>("backend", timeout: Patience);
    }

    // Without the slash at its end the last part of the path would be replaced, not extended.
    private static Uri Folder(Uri address) => new(address.AbsoluteUri.TrimEnd('/') + '/');
}
