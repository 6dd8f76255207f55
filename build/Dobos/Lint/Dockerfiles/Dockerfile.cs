using System.Text.RegularExpressions;

namespace Dobos.Lint.Dockerfiles;

/// <summary>A Dockerfile as its stages.</summary>
public sealed partial record Dockerfile(SourceText Source, IReadOnlyList<DockerInstruction> Instructions, IReadOnlyList<DockerStage> Stages)
{
    public static Dockerfile Parse(SourceText source)
    {
        var instructions = DockerInstruction.Parse(source);
        var stages = new List<DockerStage>();
        foreach (var instruction in instructions)
        {
            if (instruction.Keyword == "FROM")
                stages.Add(DockerStage.Of(instruction, stages));
            else if (stages is [.., var stage])
                stage.Instructions.Add(instruction);
        }

        return new(source, instructions, stages);
    }

    public DockerStage? Stage(string name) => Stages.LastOrDefault(stage => string.Equals(stage.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The image with the defaults of the arguments before the first stage; null where one has none, so that only a build can tell.</summary>
    public string? Resolve(string image) =>
        Variable().Matches(image).All(variable => Default(variable) is not null) ? Variable().Replace(image, variable => Default(variable)!) : null;

    public Finding At(DockerInstruction instruction, string rule, string sentence) => new(Source.Path, instruction.Line, rule, sentence);

    private string? Default(Match variable) =>
        Instructions.TakeWhile(instruction => instruction.Keyword != "FROM")
            .Where(instruction => instruction.Keyword == "ARG")
            .Select(instruction => instruction.Arguments.Split('=', 2))
            .Where(parts => parts.Length == 2 && parts[0] == variable.Groups["name"].Value)
            .Select(parts => parts[1].Trim('"', '\''))
            .FirstOrDefault()
        ?? (variable.Groups["default"] is { Success: true } written ? written.Value : null);

    [GeneratedRegex(@"\$\{?(?<name>[A-Za-z_][A-Za-z0-9_]*)(:-(?<default>[^}]*))?\}?")]
    private static partial Regex Variable();
}
