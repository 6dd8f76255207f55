using System.Text;
using Dobos.Redaction;

namespace Dobos.Host.Running;

/// <summary>Puts the redactor before everything that this process prints.</summary>
public sealed class RedactedConsole : IDisposable
{
    private readonly LastingStream _way;
    private readonly TextWriter _rawOutput;
    private readonly TextWriter _rawError;
    private readonly RedactingWriter _output;
    private readonly RedactingWriter _error;

    public RedactedConsole()
    {
#pragma warning disable RS0030 // The redactor's own way out.
        _way = new LastingStream(Console.OpenStandardOutput());
        _rawOutput = Raw(_way);
        _rawError = Raw(new LastingStream(Console.OpenStandardError()));
#pragma warning restore RS0030
        _output = new RedactingWriter(_rawOutput, Redactor);
        _error = new RedactingWriter(_rawError, Redactor);
        Console.SetOut(_output);
        Console.SetError(_error);
    }

    public Redactor Redactor { get; } = new();

    /// <summary>Standard output, which is <see cref="Console.Out"/> only as long as no machine reads it.</summary>
    public TextWriter Answer => _output;

    /// <summary>For <see cref="AgentSecrets"/> alone. The agent reads both outputs, so it is told on the one that no other machine reads.</summary>
    public TextWriter Agent(bool besideAnswer) => besideAnswer ? _rawError : _rawOutput;

    /// <summary>Why something that was said is lost; null when all of it was written.</summary>
    public string? Loss => _way.Loss;

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private static TextWriter Raw(Stream stream) => TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)));
}
