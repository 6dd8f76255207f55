using System.Globalization;
using Dobos.Checkouts;

namespace Dobos.Builds;

/// <summary>Keeps stamps under artifacts, a line for each term and file. One that cannot be read is none.</summary>
public sealed class StampStore(Checkout checkout)
{
    private const char Between = '\t';

    public Stamp? Find(string name) => File.Exists(FileOf(name)) ? Read(File.ReadAllLines(FileOf(name))) : null;

    /// <summary>Before work begins: if it is broken off, nothing says that it was done.</summary>
    public void Forget(string name)
    {
        Directory.CreateDirectory(Folder);
        File.Delete(FileOf(name));
    }

    public void Keep(string name, Stamp stamp)
    {
        var part = $"{FileOf(name)}.{Environment.ProcessId}";
        File.WriteAllLines(part, Lines(stamp));
        File.Move(part, FileOf(name), overwrite: true);
    }

    /// <summary>A sentence with its paths as seen from the checkout's root.</summary>
    public string Shown(string text) => text.Replace(Path.TrimEndingDirectorySeparator(checkout.Root) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    private string Folder => Path.Combine(checkout.Artifacts, "stamps");

    private string FileOf(string name) => Path.Combine(Folder, name);

    private static IEnumerable<string> Lines(Stamp stamp) =>
    [
        .. stamp.Terms.Select(term => $"term{Between}{term}"),
        .. stamp.Inputs.Select(file => Line("read", file)),
        .. stamp.Outputs.Select(file => Line("wrote", file)),
    ];

    private static string Line(string kind, FileState file) => string.Create(CultureInfo.InvariantCulture, $"{kind}{Between}{file.Path}{Between}{file.Size}{Between}{file.Time}");

    private static Stamp? Read(string[] lines)
    {
        List<string> terms = [];
        List<FileState> inputs = [], outputs = [];
        foreach (var parts in lines.Select(line => line.Split(Between)))
        {
            if (parts is ["term", var term])
                terms.Add(term);
            else if (parts is ["read" or "wrote", var path, var size, var time] && Number(size) is { } bytes && Number(time) is { } ticks)
                (parts[0] == "read" ? inputs : outputs).Add(new FileState(path, bytes, ticks));
            else
                return null;
        }

        return new Stamp(terms, inputs, outputs);
    }

    private static long? Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
