using System.Security.Cryptography;
using Dobos.Offline.Sites;

namespace Dobos.Offline.Boxes;

/// <summary>All that one checkout has on this machine in the place of Azure.</summary>
internal sealed class Box : IAsyncDisposable
{
    private static readonly TimeSpan LookAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CollectAfter = TimeSpan.FromHours(1);

    private readonly BoxFolder _folder;
    private readonly Shelf[] _shelves;
    private readonly PeriodicTimer _watch;
    private readonly PeriodicTimer _collecting;
    private readonly string _token = RandomNumberGenerator.GetHexString(64, lowercase: true);
    private Site? _control;

    private Box(BoxFolder folder, TimeProvider clock)
    {
        _folder = folder;
        _watch = new(LookAfter, clock);
        _collecting = new(CollectAfter, clock);
        _shelves = [new("vaults", folder, new VaultKeeper(clock).OpenAsync), new("registries", folder, new RegistryKeeper(clock).OpenAsync), new("clusters", folder, new ClusterKeeper(folder, clock).OpenAsync)];
    }

    public static async Task<Box> OpenAsync(BoxFolder folder, string build, Stop stop, TimeProvider clock)
    {
        Box box = new(folder, clock);
        try
        {
            await Task.WhenAll(box._shelves.Select(shelf => shelf.OpenAllAsync()));
            Control control = new(box._shelves, box._token, build, stop);
            box._control = await Site.StartAsync(port: 0, certificate: null, control.Map);
            folder.Show(box._control.Address, box._token, build);
            _ = box.WatchAsync(stop);
            _ = box.CollectAsync();
            return box;
        }
        catch
        {
            await box.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _watch.Dispose();
        _collecting.Dispose();
        _folder.Hide(_token);
        if (_control is not null)
            await _control.DisposeAsync();

        foreach (var shelf in _shelves)
            await shelf.DisposeAsync();
    }

    private async Task CollectAsync()
    {
        while (await _collecting.WaitForNextTickAsync())
        {
            foreach (var shelf in _shelves)
                await shelf.CollectAsync();
        }
    }

    private async Task WatchAsync(Stop stop)
    {
        while (await _watch.WaitForNextTickAsync())
        {
            if (!_folder.Shows(_token))
                stop.Ask();
        }
    }
}
