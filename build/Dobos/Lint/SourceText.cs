namespace Dobos.Lint;

/// <summary>A file's text under the path that people know it by.</summary>
public sealed record SourceText(string Path, string Text)
{
    public IReadOnlyList<string> Lines { get; } = Text.ReplaceLineEndings("\n").Split('\n');
}
