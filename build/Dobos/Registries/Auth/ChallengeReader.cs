using System.Text;

namespace Dobos.Registries.Auth;

/// <summary>Reads a WWW-Authenticate header: several challenges, each with parameters whose quoted values may hold commas, and whatever else servers write.</summary>
internal sealed class ChallengeReader(string header)
{
    private int _at;

    public IReadOnlyList<Challenge> Read()
    {
        List<Challenge> challenges = [];
        Dictionary<string, string> parameters = [];
        while (Word() is { Length: > 0 } word)
        {
            Skip(" \t");
            if (Next is '=' && challenges is not [])
                parameters.TryAdd(word, Value());
            else
                challenges.Add(new(word, parameters = new(StringComparer.OrdinalIgnoreCase)));
        }

        return challenges;
    }

    private char Next => _at < header.Length ? header[_at] : '\0';

    private string Word()
    {
        Skip(" \t,=");
        var start = _at;
        while (_at < header.Length && !" \t,=\"".Contains(header[_at], StringComparison.Ordinal))
            _at++;

        if (_at == start && _at < header.Length)
            Quoted(); // A string where none belongs.
        return header[start.._at];
    }

    private string Value()
    {
        _at++;
        Skip(" \t");
        if (Next is '"')
            return Quoted();

        var start = _at;
        while (_at < header.Length && header[_at] is not (',' or ' ' or '\t'))
            _at++;
        return header[start.._at];
    }

    private string Quoted()
    {
        StringBuilder text = new();
        for (_at++; _at < header.Length && header[_at] is not '"'; _at++)
            text.Append(header[_at] is '\\' && _at + 1 < header.Length ? header[++_at] : header[_at]);

        _at = Math.Min(_at + 1, header.Length);
        return text.ToString();
    }

    private void Skip(string letters)
    {
        while (_at < header.Length && letters.Contains(header[_at], StringComparison.Ordinal))
            _at++;
    }
}
