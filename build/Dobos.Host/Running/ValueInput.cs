using System.Text;
using Dobos.Failures;
using Dobos.Secrets;

namespace Dobos.Host.Running;

/// <summary>Takes a value that must not be seen: from standard input as it is, or typed on a terminal that does not show it.</summary>
internal static class ValueInput
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<Secret> ReadAsync(string name, CancellationToken cancellation) =>
        new(Console.IsInputRedirected ? WithoutOnlyLineBreak(await PipedAsync(name, cancellation)) : Typed(name));

    // What echo and a shell's heredoc put behind a password is not meant; in a file of several lines, such as a key, it is.
    private static string WithoutOnlyLineBreak(string value)
    {
        var line = value.EndsWith("\r\n", StringComparison.Ordinal) ? value[..^2] : value.EndsWith('\n') ? value[..^1] : value;
        return line.AsSpan().ContainsAny('\n', '\r') ? value : line;
    }

    private static async Task<string> PipedAsync(string name, CancellationToken cancellation)
    {
        using MemoryStream bytes = new();
        await using var input = Console.OpenStandardInput();

        // A read of a pipe hears of no cancellation itself.
        await input.CopyToAsync(bytes, cancellation).WaitAsync(cancellation);
        try
        {
            return Strict.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"The value for {name} on standard input is not UTF-8, and a vault keeps text alone; encode it, in base64 for example. Nothing was set.");
        }
    }

    private static string Typed(string name)
    {
        StringBuilder typed = new();

        // It also turns the terminal's echo off, and so stands before the prompt: who answers at once must not see it. A Ctrl-C that is a signal
        // would not be heard by whoever reads keys.
        Console.TreatControlCAsInput = true;
        Console.Error.Write($"Value for {name}, which is not shown: ");
        Console.Error.Flush();
        try
        {
            while (Console.ReadKey(intercept: true) is var key && key.Key is not ConsoleKey.Enter)
                Take(key, typed);
        }
        finally
        {
            Console.TreatControlCAsInput = false;
            Console.Error.WriteLine();
        }

        return typed.ToString();
    }

    private static void Take(ConsoleKeyInfo key, StringBuilder typed)
    {
        if (key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control })
            throw new OperationCanceledException();
        if (key.Key is ConsoleKey.Backspace)
            typed.Length -= typed.Length is 0 ? 0 : char.IsLowSurrogate(typed[^1]) ? 2 : 1;
        else if (!char.IsControl(key.KeyChar))
            typed.Append(key.KeyChar);
    }
}
