using Cake.Core.IO;
using Dobos.Names;
using Dobos.Processes;
using Path = System.IO.Path;

namespace Dobos.Tools;

/// <summary>The programs on PATH and their versions. A program is asked once; the answer is kept for as long as its file is the same.</summary>
public sealed class PathTools(PathSearch search, IProcessRunner processes, ToolCache cache)
{
    private const int PatienceInMilliseconds = 20_000;

    /// <summary>The first program on PATH that will do, or null.</summary>
    public (string Path, ToolVersion Version)? Find(Tool tool, string? wanted) =>
        search.AllOf(tool.Name)
            .Select(path => (path, version: Known(path) ?? Ask(tool, path)))
            .Where(found => found.version is { } version && tool.Accepts(version, wanted))
            .Select(found => ((string, ToolVersion)?)(found.path, found.version!.Value))
            .FirstOrDefault();

    /// <summary>What is known without starting anything: the version is null for a program that was not asked yet.</summary>
    public IEnumerable<(string Path, ToolVersion? Version)> Seen(Tool tool) => search.AllOf(tool.Name).Select(path => (path, Known(path)));

    private ToolVersion? Known(string path)
    {
        var note = NoteOf(path);
        return File.Exists(note) && File.ReadAllLines(note) is [var stamp, var version] && stamp == FileStamp.Of(path)
            ? ToolVersion.FirstIn(version)
            : null;
    }

    private ToolVersion? Ask(Tool tool, string path)
    {
        if (Answer(tool, path) is not { } answer || ToolVersion.FirstIn(answer) is not { } version)
            return null;
        Note(path, version);
        return version;
    }

    private void Note(string path, ToolVersion version)
    {
        try
        {
            Directory.CreateDirectory(cache.Folder);
            FileStamp.Write(NoteOf(path), $"{FileStamp.Of(path)}\n{version}\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written the program is asked again next time.
        }
    }

    // A program on PATH that does not start, or does not end, is as good as none.
    private string? Answer(Tool tool, string path)
    {
        try
        {
            var settings = new ProcessSettings { Arguments = tool.VersionArguments, RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = processes.Start(path, settings);
            if (process.WaitForExit(PatienceInMilliseconds))
                return process.GetExitCode() == 0 ? string.Join('\n', process.GetStandardOutput()) : null;
            process.Kill();
            return null;
        }
        catch (ToolNotStartedException)
        {
            return null;
        }
    }

    private string NoteOf(string path) => Path.Combine(cache.Folder, $"path-{ShortHash.Of(path, 16)}");
}
