using System.Text.Json;
using System.Text.Json.Nodes;
using Cake.Core;
using Cake.Core.IO;

namespace Cake.Kubectl;

/// <summary>Everything that a run of kubectl wrote, and what it ended with.</summary>
public sealed record KubectlOutput(int ExitCode, string Text, string Errors)
{
    /// <summary>The answer to who asked for JSON.</summary>
    public JsonNode Json
    {
        get
        {
            try
            {
                return JsonNode.Parse(Text) ?? throw new JsonException("it is null");
            }
            catch (JsonException error)
            {
                throw new CakeException($"kubectl did not answer with JSON: {error.Message.TrimEnd('.')}.");
            }
        }
    }

    internal static KubectlOutput Of(IProcess process) =>
        new(process.GetExitCode(), Joined(process.GetStandardOutput()), Joined(process.GetStandardError()));

    private static string Joined(IEnumerable<string>? lines) => string.Join('\n', lines ?? []);
}
