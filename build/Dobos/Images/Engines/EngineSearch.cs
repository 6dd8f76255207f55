using Cake.Core;
using Cake.Core.IO;
using Dobos.Processes;
using Dobos.Tools;

namespace Dobos.Images.Engines;

/// <summary>Looks for a client on PATH that an engine answers and that brings BuildKit's side along: within itself before docker 23, as buildx since.</summary>
internal sealed class EngineSearch(ICakeContext cake)
{
    private const string Tool = "docker";
    private const int PatienceInMilliseconds = 20_000;

    private static readonly ToolVersion WithoutBuildKit = new(23, 0, 0);

    /// <summary>The first that will do, or null and why none does, as half a sentence.</summary>
    public (Engine? Engine, string Reason) Find()
    {
        List<string> reasons = [];
        foreach (var client in new PathSearch(cake.Environment).AllOf(Tool))
            if (Complaint(client) is { } reason)
                reasons.Add(reason);
            else
                return (new(client), "");
        return (null, reasons is [] ? $"{Tool} is not on PATH" : string.Join("; ", reasons.Distinct()));
    }

    private string? Complaint(FilePath client)
    {
        var (code, said) = Ask(client, "version --format {{.Client.Version}}/{{.Server.Version}}");
        return code is not 0 ? said
            : ToolVersion.FirstIn(said) is { } version && version >= WithoutBuildKit && Ask(client, "buildx version").Code is not 0
                ? $"{client.FullPath} {version} has no buildx, without which it cannot use BuildKit"
                : null;
    }

    private (int Code, string Said) Ask(FilePath client, string arguments)
    {
        try
        {
            using var process = cake.ProcessRunner.Start(client, new() { Arguments = arguments, RedirectStandardOutput = true, RedirectStandardError = true, Silent = true });
            return process.WaitForExit(PatienceInMilliseconds)
                ? (process.GetExitCode(), Sentence(process.GetExitCode() is 0 ? process.GetStandardOutput() : process.GetStandardError()))
                : (-1, $"{client.FullPath} gives no answer");
        }
        catch (ToolNotStartedException failed)
        {
            return (-1, failed.Message.TrimEnd('.'));
        }
    }

    private static string Sentence(IEnumerable<string> lines) => lines.FirstOrDefault(line => line.Length > 0)?.TrimEnd('.', '?') ?? $"{Tool} gives no reason";
}
