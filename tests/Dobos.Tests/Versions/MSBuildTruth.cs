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
            <WriteLinesToFile File="$(State)/$(MSBuildProjectName).told" Lines="@(Told)" Overwrite="true" />
          </Target>
        </Project>
        """;

    private static readonly string[] BesideAll = ["global.json", "nuget.config", ".dockerignore"];

    private readonly List<State> _states = [];
    private readonly Dictionary<string, string> _evaluated = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Remembers the repository as it is now. Evaluation follows from which files there are, and from what MSBuild's own say: such a state is kept once.</summary>
    internal void Keep(string root)
    {
        string[] files = [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/.git/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        var content = files.ToDictionary(file => Path.GetRelativePath(root, file), file => Sha(File.ReadAllBytes(file)));
        var shape = string.Join('\n', content.Select(file => Path.GetExtension(file.Key) is ".csproj" or ".props" or ".targets" or ".json" ? $"{file.Key} {file.Value}" : file.Key));
        if (!_evaluated.TryGetValue(shape, out var copy))
            Copy(root, content.Keys, _evaluated[shape] = copy = Path.Combine(folder, $"s{_evaluated.Count}"));
        _states.Add(new State(copy, content));
    }

    /// <summary>For each state and project a hash of all that it is made of.</summary>
    internal async Task<string[][]> JudgeAsync(string[] projects)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "probe.targets"), Probe);
        await File.WriteAllTextAsync(Path.Combine(folder, "all.proj"), $"""
            <Project>
              <ItemGroup>
            {string.Join('\n', _evaluated.Values.SelectMany(state => Directory.GetFiles(Path.Combine(state, "src"), "*.csproj", SearchOption.AllDirectories).Select(project => $"<P Include=\"{project}\" AdditionalProperties=\"State={state}\" />")))}
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
        Follow(state, Path.Combine(state.Copy, service), told, []);
        told.UnionWith(Beside(state, service).Select(file => $"beside {file} {state.Content[file]}"));
        return Sha(Encoding.UTF8.GetBytes(string.Join('\n', told)));
    }

    private static void Follow(State state, string project, SortedSet<string> told, HashSet<string> seen)
    {
        if (!seen.Add(project))
            return;

        var name = Path.GetFileNameWithoutExtension(project);
        var locked = File.ReadAllText(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json"));
        told.Add($"{name} {state.ContentOf(project)}");
        foreach (var line in File.ReadAllLines(Path.Combine(state.Copy, $"{name}.told")).Select(line => line.Split(' ', 2)))
        {
            if (line is ["file", var file])
                told.Add($"{name} file {state.ContentOf(file)}");
            else if (line is ["project", var other])
                Follow(state, other, told, seen);
            else if (line[0] != "version" || locked.Contains($"\"{line[1].Split(' ')[0]}\"", StringComparison.OrdinalIgnoreCase))
                told.Add($"{name} {string.Join(' ', line).Replace(state.Copy, "", StringComparison.Ordinal)}");
        }
    }

    // What a release is made of beside its projects.
    private static IEnumerable<string> Beside(State state, string service)
    {
        var chart = $"charts/{Path.GetFileName(Path.GetDirectoryName(service))!.Replace('.', '-').ToLowerInvariant()}/";
        return state.Content.Keys.Where(file => file.StartsWith(chart, StringComparison.Ordinal) || BesideAll.Contains(file));
    }

    private static string Sha(byte[] content) => Convert.ToHexString(SHA256.HashData(content));

    private sealed record State(string Copy, IReadOnlyDictionary<string, string> Content)
    {
        internal string ContentOf(string file) => Path.GetRelativePath(Copy, file) is var path ? $"{path} {Content.GetValueOrDefault(path)}" : "";
    }
}
