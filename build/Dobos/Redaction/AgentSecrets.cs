using Dobos.Checkouts;
using Dobos.Secrets;

namespace Dobos.Redaction;

/// <summary>
/// Tells a real Azure Pipelines agent which values to mask in everything that it stores, our own process's end included.
/// The one place where a secret is printed as it is; a machine that only says TF_BUILD is no agent and would show it.
/// </summary>
public sealed class AgentSecrets(TextWriter agent, Func<string, string?> variable)
{
    private static readonly string[] SignsOfAnAgent = ["AGENT_ID", "AGENT_NAME", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI"];

    public void Register(Secret secret)
    {
        if (!IsAgent)
            return;

        foreach (var line in Lines(secret.Reveal()))
            agent.WriteLine($"##vso[task.setsecret]{Escaped(line)}");
        agent.Flush();
    }

    // A '{' that stands alone on a line of a longer secret would mask every '{' of the log.
    private static IEnumerable<string> Lines(string value)
    {
        var lines = value.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 1 ? lines : lines.Where(line => line.Length >= Needles.ShortestLine);
    }

    private bool IsAgent =>
        AzurePipelines.RunsUs(variable) && SignsOfAnAgent.All(sign => !string.IsNullOrEmpty(variable(sign)));

    private static string Escaped(string line) => line.Replace("%", "%AZP25", StringComparison.Ordinal);
}
