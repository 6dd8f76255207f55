using System.Text.RegularExpressions;

namespace Dobos.Lint.Dockerfiles;

/// <summary>One instruction, its continued lines joined; the line is that of its first word.</summary>
public sealed partial record DockerInstruction(int Line, string Keyword, string Arguments)
{
    public static IReadOnlyList<DockerInstruction> Parse(SourceText source)
    {
        var instructions = new List<DockerInstruction>();
        for (var index = 0; index < source.Lines.Count;)
        {
            var first = index;
            if (Start().Match(source.Lines[index]) is { Success: true } start)
                instructions.Add(new(first + 1, start.Groups["keyword"].Value.ToUpperInvariant(), Body(source.Lines, start.Groups["rest"].Value, ref index)));
            index++;
        }

        return instructions;
    }

    // Leaves the index at the instruction's last line.
    private static string Body(IReadOnlyList<string> lines, string text, ref int index)
    {
        while (text.TrimEnd().EndsWith('\\') && index + 1 < lines.Count)
        {
            index++;
            text = lines[index].TrimStart().StartsWith('#') ? text : $"{text.TrimEnd()[..^1]} {lines[index].Trim()}";
        }

        foreach (var end in HereDocument().Matches(text).Select(match => match.Groups["end"].Value))
        {
            for (index++; index < lines.Count && lines[index].Trim() != end; index++)
                text += "\n" + lines[index];
        }

        return text.Trim();
    }

    [GeneratedRegex(@"^\s*(?<keyword>[A-Za-z]+)\s+(?<rest>.*)$")]
    private static partial Regex Start();

    [GeneratedRegex("""<<-?["']?(?<end>[A-Za-z_][A-Za-z0-9_]*)["']?""")]
    private static partial Regex HereDocument();
}
