namespace Dobos.Tools;

/// <summary>One source could not deliver; another may.</summary>
public sealed class SourceFailedException(string reason, Exception? inner = null) : Exception(reason, inner)
{
    public bool HasWrongBytes { get; init; }
}
