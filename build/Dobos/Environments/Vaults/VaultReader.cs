using System.Collections.Concurrent;
using Azure.Security.KeyVault.Secrets;

namespace Dobos.Environments.Vaults;

/// <summary>Asks a vault for values by name, several at a time, until all are there or the deadline has passed.</summary>
internal sealed class VaultReader(SecretClient client, VaultVisit visit, VaultPatience patience, TimeProvider clock)
{
    private readonly ConcurrentDictionary<VaultName, VaultAnswer> _answers = new();

    public async Task<VaultReading> ReadAsync(IReadOnlyList<VaultName> names, CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = new(patience.Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            await AskAllAsync(names, either.Token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new VaultUnreachableException(visit.Vault, $"after {patience.Deadline.TotalSeconds:0.#} s there is no answer for {Unanswered(names)}", late);
        }

        VaultAnswer[] inOrder = [.. names.Select(name => _answers[name])];
        return new(
            visit.Definition,
            visit.Vault,
            visit.Plan.Who,
            [.. inOrder.OfType<VaultAnswer.Usable>().Select(answer => answer.Entry)],
            [.. inOrder.OfType<VaultAnswer.Unusable>().Select(answer => answer.Gap)]);
    }

    private Task AskAllAsync(IReadOnlyList<VaultName> names, CancellationToken cancellation)
    {
        VaultQuestion question = new(client, visit, VaultRetry.Create(patience, clock), clock);
        ParallelOptions options = new() { MaxDegreeOfParallelism = patience.Parallel, CancellationToken = cancellation };
        return Parallel.ForEachAsync(names, options, async (name, stop) => _answers[name] = await question.AskAsync(name, stop));
    }

    private string Unanswered(IReadOnlyList<VaultName> names)
    {
        string[] open = [.. names.Where(name => !_answers.ContainsKey(name)).Select(name => name.Name)];
        return open.Length <= 5 ? string.Join(", ", open) : $"{string.Join(", ", open.Take(5))} and {open.Length - 5} more";
    }
}
