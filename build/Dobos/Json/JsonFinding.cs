namespace Dobos.Json;

/// <summary>One thing that is wrong in a JSON file, with the place that an editor can jump to.</summary>
public sealed record JsonFinding(string File, int Line, int Column, string Path, string Reason)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Reason}";
}
