using System.Globalization;
using Cake.Core.Diagnostics;

namespace Cake.Tests.Fakes;

/// <summary>Keeps all that is logged, whatever the verbosity.</summary>
internal sealed class FakeLog : ICakeLog
{
    private readonly List<(LogLevel Level, string Message)> _entries = [];

    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args) =>
        _entries.Add((level, args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args)));

    public IEnumerable<string> At(LogLevel level) => _entries.Where(entry => entry.Level == level).Select(entry => entry.Message);
}
