using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Calc.Hosting.Settings;

/// <summary>Reads settings and remembers what is wrong with them, so that one failed start names all.</summary>
public sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _faults = [];

    /// <summary>An empty variable is one that nobody filled in.</summary>
    public string? Text(string name) => configuration[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    public Secret? Secret(string name) => configuration[name] is { Length: > 0 } value ? new Secret(value) : null;

    public int Number(string name, int fallback, int smallest, int largest)
    {
        if (Text(name) is not { } text)
            return fallback;
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest)
            return number;
        return Wrong(name, $"is '{text}', but must be a whole number from {smallest} to {largest}.", fallback);
    }

    public bool Flag(string name, bool fallback)
    {
        if (Text(name) is not { } text)
            return fallback;
        return bool.TryParse(text, out var flag) ? flag : Wrong(name, $"is '{text}', but must be true or false.", fallback);
    }

    public Uri Address(string name)
    {
        // An address with a password in it is not repeated: it would stand in the log.
        if (Uri.TryCreate(Text(name), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0)
            return address;
        return Wrong(name, "must be the http or https address of a service, without a user in it, for example http://calc-backend.", new Uri("about:blank"));
    }

    public T Wrong<T>(string name, string reason, T fallback)
    {
        _faults.Add($"{name} {reason}");
        return fallback;
    }

    /// <summary>Prints what is wrong, and says whether anything is.</summary>
    public bool Complain(TextWriter output)
    {
        _faults.ForEach(output.WriteLine);
        return _faults.Count > 0;
    }
}
