using System.Collections.Concurrent;
using Dobos.Offline.Files;

namespace Dobos.Offline.Registries;

/// <summary>The uploads that are under way. They end with the process: a client whose upload is unknown starts it again.</summary>
internal sealed class Uploads
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, Upload> _all = [];
    private readonly string _folder;
    private readonly TimeProvider _clock;

    public Uploads(string folder, TimeProvider clock)
    {
        (_folder, _clock) = (folder, clock);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);

        Directory.CreateDirectory(folder);
    }

    public Upload Start(RepositoryName repository)
    {
        var id = Guid.NewGuid().ToString("n");
        var file = Path.Combine(_folder, id);
        OwnerFile.Create(file).Dispose();
        return _all[id] = new(id, repository, file, _clock);
    }

    /// <summary>The upload, for this caller alone until it leaves.</summary>
    public async Task<Upload> TakeAsync(string id, RepositoryName repository, CancellationToken cancellation)
    {
        var upload = _all.GetValueOrDefault(id);
        if (upload is null || upload.Repository != repository)
            throw Refused.UploadUnknown(id);

        await upload.TurnAsync(cancellation);
        if (_all.ContainsKey(id))
            return upload;

        upload.Leave();
        throw Refused.UploadUnknown(id);
    }

    public void End(Upload upload)
    {
        if (_all.TryRemove(upload.Id, out _))
            upload.Dispose();
    }

    public void EndIdle()
    {
        foreach (var upload in _all.Values.Where(upload => upload.TryTurn()))
        {
            if (upload.Idle > Longest)
                End(upload);

            upload.Release();
        }
    }
}
