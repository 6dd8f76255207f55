using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dobos.Checkouts;

namespace Dobos.Versions;

/// <summary>The text of files of the past, by their hash. One git answers for all, started when the first is asked for.</summary>
internal sealed class BlobReader(Git git) : IDisposable
{
    private readonly Dictionary<string, string> _known = [];
    private Process? _process;

    public string Text(string id) => _known.TryGetValue(id, out var text) ? text : _known[id] = Ask(id);

    public void Dispose()
    {
        if (_process is null)
            return;

        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Ask(string id)
    {
        _process ??= Started();
        _process.StandardInput.WriteLine(id);
        _process.StandardInput.Flush();
        // <id> blob <size>
        var answer = Line().Split(' ');
        if (answer is not [_, "blob", var size])
            throw new GitFailedException(["cat-file"], 0, $"this clone lacks {id} ({string.Join(' ', answer)}): fetch it whole, 'git fetch --refetch --no-filter'.");

        var content = new byte[int.Parse(size, CultureInfo.InvariantCulture) + 1];
        _process.StandardOutput.BaseStream.ReadExactly(content);
        using var reader = new StreamReader(new MemoryStream(content, 0, content.Length - 1), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private Process Started()
    {
        var process = git.Start(["cat-file", "--batch"]);
        process.BeginErrorReadLine();
        return process;
    }

    private string Line()
    {
        List<byte> line = [];
        for (var next = _process!.StandardOutput.BaseStream.ReadByte(); next is not (-1 or '\n'); next = _process.StandardOutput.BaseStream.ReadByte())
            line.Add((byte)next);
        return Encoding.UTF8.GetString([.. line]);
    }
}
