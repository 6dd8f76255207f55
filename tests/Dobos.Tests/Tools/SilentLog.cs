using System.Collections.Concurrent;
using System.Globalization;
using Cake.Core.Diagnostics;

namespace Dobos.Tests.Tools;

/// <summary>Keeps what is logged.</summary>
internal sealed class SilentLog : ICakeLog
{
    internal ConcurrentQueue<string> Lines { get; } = [];

    public Verbosity Verbosity { get; set; }

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args) =>
        Lines.Enqueue(string.Format(CultureInfo.InvariantCulture, format, args));
}
