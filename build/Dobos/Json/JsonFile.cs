namespace Dobos.Json;

/// <summary>A file of ours, read and held against its schema.</summary>
internal static class JsonFile
{
    /// <summary>The root of a file that is as its schema wants it; else throws with every finding, under the name that a person would use.</summary>
    public static Node Read(string path, JsonSchema schema, string? shownAs = null)
    {
        List<JsonFinding> findings = [];
        var root = Read(path, schema, findings, shownAs);
        return findings is [] ? root : throw new InvalidJsonException(findings);
    }

    /// <summary>The same, for a caller who has more to check before anything is thrown; text that is not JSON throws at once.</summary>
    public static Node Read(string path, JsonSchema schema, List<JsonFinding> findings, string? shownAs = null)
    {
        var root = new NodeReader(new(shownAs ?? path, Bytes(path, shownAs ?? path)), findings).Read();
        new Validator(schema, findings).Check(root);
        return root;
    }

    private static byte[] Bytes(string path, string shownAs)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InvalidJsonException([new(shownAs, 1, 1, "", $"This file cannot be read: {unreadable.Message}")]);
        }
    }
}
