using System.Globalization;
using System.Text;
using Cake.Core;

namespace Cake.Tests.Fakes;

internal sealed class FakeConsole : IConsole
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    public string Output => _output.ToString();

    public string Errors => _errors.ToString();

    public ConsoleColor ForegroundColor { get; set; }

    public ConsoleColor BackgroundColor { get; set; }

    public bool SupportAnsiEscapeCodes => false;

    public void Write(string format, params object[] arg) => Write(string.Format(CultureInfo.InvariantCulture, format, arg));

    public void Write(string value) => _output.Append(value);

    public void WriteLine(string format, params object[] arg) => WriteLine(string.Format(CultureInfo.InvariantCulture, format, arg));

    public void WriteLine(string value) => _output.Append(value).Append('\n');

    public void WriteError(string format, params object[] arg) => WriteError(string.Format(CultureInfo.InvariantCulture, format, arg));

    public void WriteError(string value) => _errors.Append(value);

    public void WriteErrorLine(string format, params object[] arg) => WriteErrorLine(string.Format(CultureInfo.InvariantCulture, format, arg));

    public void WriteErrorLine(string value) => _errors.Append(value).Append('\n');

    public void ResetColor()
    {
    }
}
