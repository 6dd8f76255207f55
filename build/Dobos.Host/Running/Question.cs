using Dobos.Failures;
using Dobos.Host.Switching;

namespace Dobos.Host.Running;

/// <summary>Asks a person. Where there is none it never waits: --yes answers, or the run ends.</summary>
public sealed class Question(Switches switches)
{
    public bool IsAnsweredYes(string question)
    {
        if (switches.Yes)
            return true;
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
            throw new UsageException($"'{question}' cannot be asked, for there is no terminal; --yes answers it beforehand.");

        Console.Write($"{question} [y/N] ");
        Console.Out.Flush();
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}
