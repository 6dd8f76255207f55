using System.Text;
using Dobos.Redaction;

namespace Dobos.Host.Running;

/// <summary>Puts the redactor before everything that this process prints.</summary>
public sealed class RedactedConsole : IDisposable
{
    private readonly LastingStream _way;
    private readonly RedactingWriter _output;
    private readonly RedactingWriter _error;

    public RedactedConsole()
    {
#pragma warning disable RS0030 // The redactor's own way out.
        _way = new LastingStream(Console.OpenStandardOutput());
        Agent = TextWriter.Synchronized(Raw(_way));
        _output = new RedactingWriter(Agent, Redactor);
        _error = new RedactingWriter(Raw(new LastingStream(Console.OpenStandardError())), Redactor);
#pragma warning restore RS0030
        Console.SetOut(_output);
        Console.SetError(_error);
    }

    public Redactor Redactor { get; } = new();

    /// <summary>For <see cref="AgentSecrets"/> alone.</summary>
    public TextWriter Agent { get; }

    /// <summary>Why something that was said is lost; null when all of it was written.</summary>
    public string? Loss => _way.Loss;

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private static StreamWriter Raw(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
