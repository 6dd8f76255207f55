using System.Text.Json;

namespace Dobos.Offline.Vaults;

/// <summary>Reads a journal back. A last line without its end was never acknowledged and is dropped; anything else that cannot be read is an error.</summary>
internal sealed class JournalReader(string path)
{
    public VaultState State { get; } = new();

    /// <summary>Where the last whole line ends.</summary>
    public int Length { get; private set; }

    public static JournalReader Read(string path)
    {
        JournalReader reader = new(path);
        if (File.Exists(path))
            reader.ReadLines(File.ReadAllBytes(path));

        return reader;
    }

    private void ReadLines(ReadOnlySpan<byte> content)
    {
        for (var number = 1; content[Length..].IndexOf((byte)'\n') is >= 0 and var end; number++)
        {
            Apply(content.Slice(Length, end), number);
            Length += end + 1;
        }
    }

    private void Apply(ReadOnlySpan<byte> line, int number)
    {
        try
        {
            State.Apply(JsonSerializer.Deserialize(line, JournalJson.Default.VaultChange) ?? throw new JsonException());
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or ArgumentException or KeyNotFoundException)
        {
            throw new BrokenJournalException(path, number);
        }
    }
}
