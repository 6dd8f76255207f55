namespace Dobos.Registries.Wire;

/// <summary>Brings a blob into a file under another name until it is whole.</summary>
internal sealed class BlobDownload(Descriptor blob, string file)
{
    private readonly string _part = $"{file}.{Guid.NewGuid():N}.part";

    public async Task FromAsync(Stream content, CancellationToken cancellation)
    {
        await using (content)
        {
            try
            {
                await WriteAsync(content, cancellation);
                File.Move(_part, file, overwrite: true);
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                throw new RegistryException($"{blob} cannot be written to {file}: {failed.Message.TrimEnd('.')}; make room or choose another folder.", failed);
            }
            finally
            {
                if (File.Exists(_part))
                    File.Delete(_part);
            }
        }
    }

    private async Task WriteAsync(Stream content, CancellationToken cancellation)
    {
        await using FileStream part = new(_part, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        using var buffer = LargeBuffer.Rent();
        while (await content.ReadAsync(buffer.Memory, cancellation) is > 0 and var count)
            await part.WriteAsync(buffer.Memory[..count], cancellation);
    }
}
