namespace Dobos.Offline.Tests.Clusters.Api;

/// <summary>Each test has a server of its own.</summary>
public abstract class ApiTests
{
    private ServedApi? _api;

    private protected ServedApi Api => _api!;

    [SetUp]
    public async Task StartAsync() => _api = await ServedApi.StartAsync();

    [TearDown]
    public async Task StopAsync()
    {
        if (_api is not null)
            await _api.DisposeAsync();
    }
}
