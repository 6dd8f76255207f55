using System.Text.Json;
using Dobos.Offline.Files;

namespace Dobos.Offline.Boxes;

/// <summary>Where a box keeps what it serves, and where the next run of the build finds it.</summary>
internal sealed class BoxFolder(string path)
{
    /// <summary>For whoever looks for the box: where it listens and the token that it wants to see.</summary>
    private string Card => Path.Combine(path, "box.json");

    /// <summary>The right to serve this folder, which ends with the process that holds it; null while another does.</summary>
    public async Task<FileStream?> ClaimAsync()
    {
        Make(path);
        // Whoever wants to know whether a box is here holds the claim for a moment.
        for (var tries = 20; tries > 0; tries--)
        {
            if (Try(Path.Combine(path, "box.lock")) is { } taken)
                return taken;
            await Task.Delay(50);
        }

        return null;
    }

    /// <summary>The folder of one thing that is served, such as the vault 'local'.</summary>
    public string Of(string kind, string name)
    {
        var folder = Path.Combine(path, "state", kind, name);
        Make(folder);
        return folder;
    }

    public IReadOnlyList<string> Names(string kind) =>
        Directory.Exists(Path.Combine(path, "state", kind))
            ? [.. Directory.EnumerateDirectories(Path.Combine(path, "state", kind)).Select(folder => Path.GetFileName(folder)).Where(Control.IsName).Order(StringComparer.Ordinal)]
            : [];

    public void Show(Uri address, string token, string build)
    {
        using MemoryStream card = new();
        using (Utf8JsonWriter json = new(card))
        {
            json.WriteStartObject();
            json.WriteString("address", address.ToString());
            json.WriteString("token", token);
            json.WriteString("build", build);
            json.WriteNumber("process", Environment.ProcessId);
            json.WriteEndObject();
        }

        OwnerFile.Write(Card, card.ToArray());
    }

    /// <summary>Whether what is shown here is still ours: a checkout may be deleted, and made again, while its box runs.</summary>
    public bool Shows(string token)
    {
        try
        {
            return File.ReadAllText(Card).Contains(token, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Hide(string token)
    {
        if (Shows(token))
            File.Delete(Card);
    }

    private static FileStream? Try(string file)
    {
        try
        {
            return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void Make(string folder)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
