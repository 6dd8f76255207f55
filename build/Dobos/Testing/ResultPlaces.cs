using System.Diagnostics;
using Dobos.Checkouts;

namespace Dobos.Testing;

/// <summary>A name for each test project, short where that is clear, and the folder of its results.</summary>
public sealed class ResultPlaces(Checkout checkout, TestOrder order)
{
    private readonly ILookup<string, string> _byName = order.Projects.Projects.ToLookup(ShortName, StringComparer.OrdinalIgnoreCase);

    public string Name(string project) =>
        _byName[ShortName(project)].Count() == 1
            ? ShortName(project)
            : Path.ChangeExtension(Path.GetRelativePath(checkout.Root, project), null).Replace('\\', '.').Replace('/', '.');

    public ResultFolder Folder(string project) => new(Path.Combine(checkout.Artifacts, "tests", order.Area, Name(project)));

    /// <summary>Where the platform writes to, which nobody else looks into.</summary>
    public string Raw(string project) => Path.Combine(Raws, $"{Environment.ProcessId}.{Name(project)}");

    /// <summary>What runs that were killed left there, not redacted yet.</summary>
    public IEnumerable<string> Abandoned() =>
        Directory.Exists(Raws)
            ? Directory.GetDirectories(Raws).Where(folder => int.TryParse(Path.GetFileName(folder).Split('.')[0], out var owner) && !IsRunning(owner))
            : [];

    private string Raws => Path.Combine(checkout.Artifacts, "tests", ".raw");

    private static bool IsRunning(int owner)
    {
        try
        {
            using var process = Process.GetProcessById(owner);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string ShortName(string project) => Path.GetFileNameWithoutExtension(project);
}
