using Dobos.Services;

namespace Dobos.Versions;

/// <summary>The version of a service, as it stands in this working copy: image, chart and appVersion have the same one.</summary>
/// <param name="Service">Whose it is.</param>
/// <param name="Text">The version itself; fit for a tag.</param>
/// <param name="Kind">The rule that it comes from.</param>
/// <param name="InputsHash">A hash of the content of all inputs: equal in every clone that has the same ones, whatever the folder, the file times or the line endings.</param>
/// <param name="Commit">What is checked out; null before the first commit. A local version is not made of it alone.</param>
public sealed record ServiceVersion(Service Service, string Text, VersionKind Kind, string InputsHash, string? Commit)
{
    /// <summary>How the version came about, for people.</summary>
    public required string Why { get; init; }

    /// <summary>The third number's beginning: the commit that set major and minor; null where nothing was counted.</summary>
    public string? Since { get; init; }

    /// <summary>Files and folders that are the inputs, from the top of the repository; of a folder all that is in it.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Every file of the inputs, absolute.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The last commits that changed the inputs, newest first.</summary>
    public required IReadOnlyList<Touch> Touches { get; init; }

    /// <summary>What of the inputs is not as the commit has it.</summary>
    public required IReadOnlyList<string> Edits { get; init; }
}
