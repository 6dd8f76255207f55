using Cake.Core.IO;

namespace Cake.Frosting.Arguments;

/// <summary>Reads <c>--name value</c>, <c>--name=value</c> and <c>--name:value</c>. After <c>--</c> every name is the build's own.</summary>
internal sealed class HostArgumentParser(IEnumerable<string> args, HostArguments result)
{
    private readonly List<string> _words = Words.Of(args);
    private int _next;

    public void Parse()
    {
        var own = true;
        while (_next < _words.Count)
        {
            var word = _words[_next++];
            if (word == "--")
                own = false;
            else if (Words.IsName(word))
                Read(word, own);
            else if (own)
                throw new HostArgumentException($"'{word}' belongs to no argument: write --target {word} to run a task.");
        }

        if (result.Targets.Count == 0)
            result.Targets.Add("Default");
        foreach (var target in result.Targets)
            result.Remaining.Add("target", target);
    }

    private void Read(string word, bool own)
    {
        var (name, value) = Words.Split(word);
        if (own && HostSwitches.ValueOf(name) is { } known)
            Keep(known, name, value ?? Following() ?? throw new HostArgumentException($"{name} needs a value: write {name} <value>."));
        else if (own && HostSwitches.FlagOf(name) is { } flag && IsSwitch(value, out var on))
            Keep(flag, on);
        else
            result.Remaining.Add(name.TrimStart('-'), value ?? Following());
    }

    private void Keep(HostValue known, string name, string value)
    {
        switch (known)
        {
            case HostValue.Target:
                result.Targets.Add(value);
                break;
            case HostValue.Verbosity:
                result.Verbosity = HostVerbosity.Of(name, value);
                break;
            default:
                result.WorkingDirectory = new DirectoryPath(value);
                break;
        }
    }

    private void Keep(HostFlags flag, bool on)
    {
        if (flag == HostFlags.NoReport)
            result.Remaining.Add("Settings_NoReport", on ? "True" : "False");
        else
            result.Flags = on ? result.Flags | flag : result.Flags & ~flag;
    }

    private string? Following() => _next < _words.Count && !Words.IsName(_words[_next]) && _words[_next] != "--" ? _words[_next++] : null;

    // A flag with a value that is neither true nor false (--version=1.2.3) is an argument of the build that happens to have our name.
    private bool IsSwitch(string? value, out bool on)
    {
        if (value is not null)
            return bool.TryParse(value, out on);

        on = true;
        if (_next < _words.Count && bool.TryParse(_words[_next], out var given))
        {
            on = given;
            _next++;
        }

        return true;
    }
}
