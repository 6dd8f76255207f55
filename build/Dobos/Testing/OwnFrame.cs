using Dobos.Builds;

namespace Dobos.Testing;

/// <summary>The place in our own sources where a test failed.</summary>
internal static class OwnFrame
{
    /// <summary>The first line that knows its source file, the file shown from the checkout's root; else the first line at all.</summary>
    public static string Of(string stack, string root)
    {
        var lines = stack.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var own = lines.FirstOrDefault(line => line.Contains(" in ", StringComparison.Ordinal) && line.Contains(":line ", StringComparison.Ordinal)) ?? lines.FirstOrDefault("");
        return own.Replace(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace($" in {Builder.MappedRoot}/", " in ", StringComparison.Ordinal);
    }
}
