using System.Text.Json;
using Dobos.Checkouts;

namespace Dobos.Builds;

/// <summary>Keeps stamps under artifacts. One that cannot be read is none.</summary>
public sealed class StampStore(Checkout checkout)
{
    public Stamp? Find(string name)
    {
        try
        {
            return File.Exists(FileOf(name)) ? JsonSerializer.Deserialize<Stamp>(File.ReadAllBytes(FileOf(name))) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Before work begins: if it is broken off, nothing says that it was done.</summary>
    public void Forget(string name)
    {
        Directory.CreateDirectory(Folder);
        File.Delete(FileOf(name));
    }

    public void Keep(string name, Stamp stamp)
    {
        var part = $"{FileOf(name)}.{Environment.ProcessId}";
        File.WriteAllBytes(part, JsonSerializer.SerializeToUtf8Bytes(stamp));
        File.Move(part, FileOf(name), overwrite: true);
    }

    private string Folder => Path.Combine(checkout.Artifacts, "stamps");

    private string FileOf(string name) => Path.Combine(Folder, $"{name}.json");
}
