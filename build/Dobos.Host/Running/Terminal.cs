namespace Dobos.Host.Running;

/// <summary>Whether standard output is a terminal that can do more than print lines.</summary>
internal static class Terminal
{
    public static bool IsHere(Func<string, string?> variable) => !Console.IsOutputRedirected && variable("TERM") is not (null or "dumb");
}
