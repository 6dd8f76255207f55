using System.Text.Json;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Nodes.Images;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>A .NET program that an image starts: its assembly as a path of the image, and what it is told.</summary>
internal sealed record DotnetApp(string Assembly, IReadOnlyList<string> Arguments)
{
    private const string Dll = ".dll";

    /// <summary>Null for another program, and for one that brings a runtime of its own.</summary>
    public static DotnetApp? Find(string root, EntryPoint entry) =>
        Named(root, entry) is { } app && RootPath.Resolve(root, app.Assembly, followLast: true) is { } file && File.Exists(file) && WantsRuntime(file) ? app : null;

    private static DotnetApp? Named(string root, EntryPoint entry) => entry.Command.ToArray() switch
    {
        [var program, "exec", var dll, .. var rest] when IsDotnet(program) && IsDll(dll) => new(Absolute(entry, dll), rest),
        [var program, var dll, .. var rest] when IsDotnet(program) && IsDll(dll) => new(Absolute(entry, dll), rest),
        [var program, .. var rest] when program.Contains('/', StringComparison.Ordinal) && Beside(root, Absolute(entry, program)) is { } dll => new(dll, rest),
        _ => null,
    };

    private static bool IsDotnet(string program) => program.Split('/')[^1] is "dotnet";

    private static bool IsDll(string text) => text.EndsWith(Dll, StringComparison.OrdinalIgnoreCase);

    private static string? Beside(string root, string program) =>
        RootPath.Resolve(root, program, followLast: true) is { } file && File.Exists(file) && File.Exists(file + Dll) ? program + Dll : null;

    private static string Absolute(EntryPoint entry, string path) => path.StartsWith('/') ? path : $"{entry.WorkingDir.TrimEnd('/')}/{path}";

    private static bool WantsRuntime(string dll)
    {
        try
        {
            var config = JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(dll, ".runtimeconfig.json")), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return config?["runtimeOptions"]?["includedFrameworks"] is null;
        }
        catch (Exception none) when (none is IOException or JsonException)
        {
            return false;
        }
    }
}
