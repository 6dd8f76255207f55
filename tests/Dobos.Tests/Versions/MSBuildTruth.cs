using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Dobos.Tests.Versions;

/// <summary>
/// What MSBuild itself says that projects are made of, for many states of a repository in one run: files, properties, references and packages as evaluated,
/// followed along the references; beside them what the services take from outside of MSBuild.
/// </summary>
internal sealed class MSBuildTruth(string folder) : IDisposable
{
    private const string Probe = """
        <Project>
          <Target Name="Tell">
            <ItemGroup>
              <File Include="@(Compile->'%(FullPath)');@(Content->'%(FullPath)');@(None->'%(FullPath)');@(EmbeddedResource->'%(FullPath)');@(AdditionalFiles->'%(FullPath)')" />
              <Told Include="@(File->'file %(Identity)')" />
              <Told Include="@(ProjectReference->'project %(FullPath)')" />
              <Told Include="@(PackageReference->'uses %(Identity) %(Version)');@(GlobalPackageReference->'uses %(Identity) %(Version)')" />
              <Told Include="@(PackageVersion->'version %(Identity) %(Version)')" />
              <Told Include="mark $(MarkRoot)|$(MarkSource)|$(MarkTargets)|$(MarkNear)|$(MarkExtra)|$(MarkProject)|$(MarkCentral)|$(TargetFramework)|$(PathMap)" />
            </ItemGroup>
            <WriteLinesToFile File="$(MSBuildProjectFullPath).told" Lines="@(Told)" Overwrite="true" />
          </Target>
        </Project>
        """;

    private static readonly string[] BesideAll = ["global.json", "nuget.config", ".dockerignore"];

    private readonly List<State> _states = [];
    private readonly Dictionary<string, string> _evaluated = [];
    private readonly List<string> _toEvaluate = [];
    private int _copies;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Remembers the repository as it is now, and copies it where a project is to be evaluated that was never like this.</summary>
    internal void Keep(string root)
    {
        string[] files = [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/.git/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        var content = files.ToDictionary(file => Path.GetRelativePath(root, file), file => Sha(File.ReadAllBytes(file)));
        var shapes = content.Keys.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal)).ToDictionary(project => project, project => Shape(project, content));
        if (shapes.Values.Any(shape => !_evaluated.ContainsKey(shape)))
            Copy(root, content.Keys, Path.Combine(folder, $"s{++_copies}"));
        foreach (var (project, shape) in shapes.Where(project => !_evaluated.ContainsKey(project.Value)))
            _toEvaluate.Add($"<P Include=\"{_evaluated[shape] = Path.Combine(folder, $"s{_copies}", project)}\" />");
        _states.Add(new State(content, shapes.ToDictionary(project => project.Key, project => _evaluated[project.Value])));
    }

    // Evaluation follows from which files lie where a project looks for some, and from what the files say that MSBuild itself reads.
    private static string Shape(string project, Dictionary<string, string> content)
    {
        var own = Path.GetDirectoryName(project)! + "/";
        return string.Join('\n', (string[])
        [
            project,
            .. content.Keys.Where(file => file.StartsWith(own, StringComparison.Ordinal) || file.StartsWith("assets/", StringComparison.Ordinal)),
            .. content.Where(file => Path.GetExtension(file.Key) is ".csproj" or ".props" or ".targets" or ".json").Where(file => file.Key.StartsWith(own, StringComparison.Ordinal) || file.Key.Count(c => c == '/') < 2)
                .Select(file => $"{file.Key} {file.Value}"),
        ]);
    }

    /// <summary>For each state and project a hash of all that it is made of.</summary>
    internal async Task<string[][]> JudgeAsync(string[] projects)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "probe.targets"), Probe);
        await File.WriteAllTextAsync(Path.Combine(folder, "all.proj"), $"""
            <Project>
              <ItemGroup>
            {string.Join('\n', _toEvaluate)}
              </ItemGroup>
              <Target Name="Build"><MSBuild Projects="@(P)" Targets="Tell" Properties="CustomAfterMicrosoftCommonTargets={folder}/probe.targets" BuildInParallel="true" /></Target>
            </Project>
            """);
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", "all.proj", "-nologo", "-m:2", "-nodeReuse:false", "-noAutoResponse", "-tl:off", "-v:quiet"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, output);
        return [.. _states.Select(state => projects.Select(project => Hash(state, project)).ToArray())];
    }

    private static void Copy(string root, IEnumerable<string> files, string copy)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
            File.Copy(Path.Combine(root, file), Path.Combine(copy, file));
        }
    }

    private static string Hash(State state, string service)
    {
        var told = new SortedSet<string>(StringComparer.Ordinal);
        Follow(state, service, told, []);
        told.UnionWith(Beside(state, service).Select(file => $"beside {file} {state.Content[file]}"));
        return Sha(Encoding.UTF8.GetBytes(string.Join('\n', told)));
    }

    private static void Follow(State state, string project, SortedSet<string> told, HashSet<string> seen)
    {
        if (!seen.Add(project))
            return;

        var copy = state.Evaluated[project];
        var root = copy[..^project.Length];
        var locked = File.ReadAllText(Path.Combine(Path.GetDirectoryName(copy)!, "packages.lock.json"));
        told.Add($"{project} {state.Content[project]}");
        foreach (var line in File.ReadAllLines($"{copy}.told").Select(line => line.Replace(root, "", StringComparison.Ordinal).Split(' ', 2)))
        {
            if (line is ["file", var file])
                told.Add($"{project} file {file} {state.Content.GetValueOrDefault(file)}");
            else if (line is ["project", var other])
                Follow(state, other, told, seen);
            else if (line[0] != "version" || locked.Contains($"\"{line[1].Split(' ')[0]}\"", StringComparison.OrdinalIgnoreCase))
                told.Add($"{project} {string.Join(' ', line)}");
        }
    }

    // What a release is made of beside its projects.
    private static IEnumerable<string> Beside(State state, string service)
    {
        var chart = $"charts/{Path.GetFileName(Path.GetDirectoryName(service))!.Replace('.', '-').ToLowerInvariant()}/";
        return state.Content.Keys.Where(file => file.StartsWith(chart, StringComparison.Ordinal) || BesideAll.Contains(file));
    }

    private static string Sha(byte[] content) => Convert.ToHexString(SHA256.HashData(content));

    /// <param name="Content">The hash of every file.</param>
    /// <param name="Evaluated">For each project the copy that MSBuild evaluates, which is equal in all that this follows from.</param>
    private sealed record State(IReadOnlyDictionary<string, string> Content, IReadOnlyDictionary<string, string> Evaluated);
}
