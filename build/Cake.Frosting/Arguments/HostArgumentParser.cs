using Cake.Core.Diagnostics;
using Cake.Core.IO;

namespace Cake.Frosting.Arguments;

/// <summary>Reads <c>--name value</c>, <c>--name=value</c> and <c>--name:value</c>.</summary>
internal sealed class HostArgumentParser(IEnumerable<string> args)
{
    private readonly string[] _args = [.. args];
    private readonly HostArguments _result = new();
    private int _next;

    public HostArguments Parse()
    {
        var own = true;
        while (_next < _args.Length)
        {
            var word = _args[_next++];
            if (word == "--")
                own = false;
            else if (IsName(word))
                Read(word, own);
            else if (own)
                throw new HostArgumentException($"'{word}' belongs to no argument: write --target {word} to run a task.");
        }

        if (_result.Targets.Count == 0)
            _result.Targets.Add("Default");
        foreach (var target in _result.Targets)
            _result.Remaining.Add("target", target);
        return _result;
    }

    private void Read(string word, bool own)
    {
        var end = word.AsSpan().IndexOfAny('=', ':');
        var name = end < 0 ? word : word[..end];
        var value = end < 0 ? null : word[(end + 1)..];
        if (own && HostSwitches.ValueOf(name) is { } known)
            Keep(known, name, value ?? Following() ?? throw new HostArgumentException($"{name} needs a value: write {name} <value>."));
        else if (own && HostSwitches.FlagOf(name) is { } flag && IsSwitch(value, out var on))
            Keep(flag, on);
        else
            _result.Remaining.Add(name.TrimStart('-'), value ?? Following());
    }

    private void Keep(HostValue known, string name, string value)
    {
        switch (known)
        {
            case HostValue.Target:
                _result.Targets.Add(value);
                break;
            case HostValue.Verbosity:
                _result.Verbosity = VerbosityOf(name, value);
                break;
            default:
                _result.WorkingDirectory = new DirectoryPath(value);
                break;
        }
    }

    private void Keep(HostFlag flag, bool on)
    {
        if (on)
            _result.Flags.Add(flag);
        else
            _result.Flags.Remove(flag);
    }

    private string? Following() => _next < _args.Length && !IsName(_args[_next]) ? _args[_next++] : null;

    // A flag with a value that is neither true nor false (--version=1.2.3) is an argument of the build that happens to have our name.
    private bool IsSwitch(string? value, out bool on)
    {
        on = true;
        if (value is not null)
            return bool.TryParse(value, out on);

        if (_next < _args.Length && bool.TryParse(_args[_next], out on))
            _next++;
        else
            on = true;
        return true;
    }

    private static bool IsName(string word) => word.Length > 1 && word[0] == '-' && !char.IsAsciiDigit(word[1]);

    private static Verbosity VerbosityOf(string name, string value) => value.ToUpperInvariant() switch
    {
        "Q" or "QUIET" => Verbosity.Quiet,
        "M" or "MINIMAL" => Verbosity.Minimal,
        "N" or "NORMAL" => Verbosity.Normal,
        "V" or "VERBOSE" => Verbosity.Verbose,
        "D" or "DIAGNOSTIC" => Verbosity.Diagnostic,
        _ => throw new HostArgumentException($"{name} does not take '{value}': Quiet, Minimal, Normal, Verbose and Diagnostic are known."),
    };
}
