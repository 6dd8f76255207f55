using System.Globalization;
using System.Text.RegularExpressions;

namespace Dobos.Offline.Registries;

/// <summary>Blobs on their way in: at once, in chunks, as a stream, or from another repository.</summary>
internal sealed partial class UploadHandlers(RegistryStore store)
{
    public async Task StartAsync(RegistryCall call)
    {
        if (call.Query("mount") is { Length: > 0 } mount && Mount(call, Parse(mount)))
            await call.CreatedAsync(RegistryRoute.Blob, Parse(mount));
        else if (call.Query("digest") is { Length: > 0 } digest)
            await PutAtOnceAsync(call, Parse(digest));
        else
            await ProgressAsync(call, 202, store.Uploads.Start(call.Repository));
    }

    public Task StatusAsync(RegistryCall call) => WithAsync(call, upload => ProgressAsync(call, 204, upload));

    public Task AppendAsync(RegistryCall call) => WithAsync(call, async upload =>
    {
        await AppendAsync(call, upload);
        await ProgressAsync(call, 202, upload);
    });

    public Task FinishAsync(RegistryCall call)
    {
        var digest = Parse(call.Query("digest"));
        return WithAsync(call, async upload =>
        {
            await AppendAsync(call, upload);
            await KeepAsync(call, upload, digest);
        });
    }

    public Task CancelAsync(RegistryCall call) => WithAsync(call, upload =>
    {
        store.Uploads.End(upload);
        return call.AnswerAsync(204);
    });

    private async Task PutAtOnceAsync(RegistryCall call, Digest digest)
    {
        var upload = store.Uploads.Start(call.Repository);
        try
        {
            await upload.AppendAsync(call.Http.Request.Body, expected: null, call.Cancellation);
            await KeepAsync(call, upload, digest);
        }
        finally
        {
            store.Uploads.End(upload);
        }
    }

    private async Task WithAsync(RegistryCall call, Func<Upload, Task> work)
    {
        var upload = await store.Uploads.TakeAsync(call.Route.Reference, call.Repository, call.Cancellation);
        try
        {
            await work(upload);
        }
        finally
        {
            upload.Leave();
        }
    }

    private static Task AppendAsync(RegistryCall call, Upload upload)
    {
        var header = call.Http.Request.Headers.ContentRange.ToString();
        if (header.Length == 0)
            return upload.AppendAsync(call.Http.Request.Body, expected: null, call.Cancellation);

        var match = ContentRange().Match(header);
        if (!match.Success || !long.TryParse(match.Groups["from"].Value, out var from) || !long.TryParse(match.Groups["to"].Value, out var to) || to < from)
            throw OutOfOrder(upload, "Content-Range is not of the form <from>-<to>.");
        if (from != upload.Length)
            throw OutOfOrder(upload, $"The chunk begins at {from}, but the upload has {upload.Length} bytes; go on there.");

        return upload.AppendAsync(call.Http.Request.Body, to - from + 1, call.Cancellation);
    }

    private async Task KeepAsync(RegistryCall call, Upload upload, Digest asked)
    {
        try
        {
            if (await upload.DigestAsync(asked, call.Cancellation) is var found && found != asked)
                throw Refused.OtherContent(asked, found);

            store.Keep(upload, asked);
        }
        finally
        {
            store.Uploads.End(upload);
        }

        await call.CreatedAsync(RegistryRoute.Blob, asked);
    }

    private bool Mount(RegistryCall call, Digest digest)
    {
        if (call.Query("from") is not { Length: > 0 } from)
            return store.Mount(digest, call.Repository, source => Readable(call, source));
        if (!RepositoryName.TryParse(from, out var source))
            throw Refused.Name(from);

        return store.Mount(digest, call.Repository, name => name == source && Readable(call, name));
    }

    private static bool Readable(RegistryCall call, RepositoryName source) => call.Caller.Has(Scope.Of(source, "pull"));

    private static Digest Parse(string text) => Digest.TryParse(text, out var digest) ? digest : throw Refused.Digest(text);

    private static Task ProgressAsync(RegistryCall call, int status, Upload upload) => call.AnswerAsync(status, Progress(upload));

    private static RefusedException OutOfOrder(Upload upload, string message) =>
        new(416, "BLOB_UPLOAD_INVALID", message) { Headers = Progress(upload).ToDictionary(header => header.Name, header => header.Value) };

    private static (string Name, string Value)[] Progress(Upload upload) =>
    [
        ("Location", $"/v2/{upload.Repository}/blobs/uploads/{upload.Id}"),
        ("Range", string.Create(CultureInfo.InvariantCulture, $"0-{Math.Max(0, upload.Length - 1)}")),
        ("Docker-Upload-UUID", upload.Id),
    ];

    [GeneratedRegex(@"^(bytes[ =])?(?<from>[0-9]{1,18})-(?<to>[0-9]{1,18})(/.*)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ContentRange();
}
