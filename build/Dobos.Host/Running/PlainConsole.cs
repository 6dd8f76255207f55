using System.Globalization;
using Cake.Core;
using Dobos.Checkouts;

namespace Dobos.Host.Running;

/// <summary>
/// Cake's console over ours. Colours go to a terminal and to an agent's log, never into a file or a pipe;
/// https://no-color.org is heeded.
/// </summary>
public sealed class PlainConsole(Func<string, string?> variable) : IConsole
{
    public ConsoleColor ForegroundColor { get; set; }

    public ConsoleColor BackgroundColor { get; set; }

    public bool SupportAnsiEscapeCodes { get; } =
        string.IsNullOrEmpty(variable("NO_COLOR")) && (AzurePipelines.RunsUs(variable) || Terminal.IsHere(variable));

    public void Write(string format, params object[] arg) => Console.Out.Write(Text(format, arg));

    public void WriteLine(string format, params object[] arg) => Console.Out.WriteLine(Text(format, arg));

    public void WriteError(string format, params object[] arg) => Console.Error.Write(Text(format, arg));

    public void WriteErrorLine(string format, params object[] arg) => Console.Error.WriteLine(Text(format, arg));

    public void ResetColor()
    {
    }

    private static string Text(string format, object[] arg) => arg.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, arg);
}
