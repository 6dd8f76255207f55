using Dobos.Lint;
using Dobos.Lint.Dockerfiles;

namespace Dobos.Versions;

/// <summary>What a Dockerfile takes out of the folder that it is built in.</summary>
internal static class DockerContext
{
    /// <summary>Files and folders; for what is named by a pattern or a variable, the folder above it.</summary>
    public static IEnumerable<string> Sources(string text) => Dockerfile.Parse(new SourceText("Dockerfile", text)).Instructions.SelectMany(Of);

    private static IEnumerable<string> Of(DockerInstruction instruction) => instruction.Keyword switch
    {
        "COPY" or "ADD" when !instruction.Arguments.Contains("--from=", StringComparison.Ordinal) => Words(instruction.Arguments).SkipLast(1),
        "RUN" when instruction.Arguments.Contains("type=bind", StringComparison.Ordinal) => ["."],
        _ => [],
    };

    private static IEnumerable<string> Words(string arguments) =>
        from word in arguments.Split([' ', '\t', '[', ']', ',', '"'], StringSplitOptions.RemoveEmptyEntries)
        where !word.StartsWith("--", StringComparison.Ordinal)
        select $"./{Fixed(word).TrimStart('/')}";

    private static string Fixed(string word) => word.IndexOfAny(['*', '?', '$']) is >= 0 and var wild ? word[..(word.LastIndexOf('/', wild) + 1)] : word;
}
