namespace Dobos.Lint;

/// <summary>One thing that a rule objects to: where it stands, and a sentence with the way out.</summary>
public sealed record Finding(string File, int Line, string Rule, string Sentence)
{
    public override string ToString() => $"{File}:{Line}: {Rule}: {Sentence}";
}
