using System.Text.RegularExpressions;

namespace Dobos.Lint.Dockerfiles;

/// <summary>A stage: what it starts from (an image, or the stage before it that has that name) and what it does.</summary>
public sealed partial record DockerStage(DockerInstruction From, string Image, string? Name, DockerStage? Parent)
{
    public IList<DockerInstruction> Instructions { get; } = [];

    /// <summary>The last instruction of a kind, the stage's own or one that it inherits.</summary>
    public DockerInstruction? Last(string keyword) =>
        Instructions.LastOrDefault(instruction => instruction.Keyword == keyword) ?? Parent?.Last(keyword);

    internal static DockerStage Of(DockerInstruction from, IReadOnlyList<DockerStage> before)
    {
        var match = Parts().Match(from.Arguments);
        var image = match.Groups["image"].Value;
        var parent = before.LastOrDefault(stage => string.Equals(stage.Name, image, StringComparison.OrdinalIgnoreCase));
        return new(from, image, match.Groups["name"] is { Success: true } name ? name.Value : null, parent);
    }

    [GeneratedRegex(@"^(--\S+\s+)*(?<image>\S+)(\s+AS\s+(?<name>\S+))?", RegexOptions.IgnoreCase)]
    private static partial Regex Parts();
}
