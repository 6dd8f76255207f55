using System.Security.Cryptography;
using System.Text;

namespace Dobos.Versions;

/// <summary>Lists and hashes what the services are made of in the working copy.</summary>
internal sealed class Stocktaking(SourceTree tree, DiskHash disk)
{
    /// <summary>By name; a service that is not there is left out.</summary>
    public Dictionary<string, ServiceState> Of(IEnumerable<ServiceHistory> histories, TreeChange[] edits)
    {
        Stock[] stocks = [.. histories.Select(history => StockOf(history, edits)).OfType<Stock>()];
        var hashes = disk.Of(stocks.SelectMany(stock => stock.Files).Where(file => file.Value.IsOnDisk).DistinctBy(file => file.Key).ToDictionary());
        return stocks.ToDictionary(
            stock => stock.History.Name,
            stock => new ServiceState(stock.History.Line, stock.Inputs, Hash(stock, hashes), [.. stock.Files.Select(file => file.Key)], stock.Edits));
    }

    private Stock? StockOf(ServiceHistory history, TreeChange[] edits)
    {
        var (now, changed) = history.Compare(edits, tree);
        return now is null ? null : new Stock(history, now, [.. changed ?? []], [.. tree.Files.Where(file => Covers(now, file)).OrderBy(file => file.Key, StringComparer.Ordinal)]);
    }

    private static bool Covers(ServiceInputs inputs, KeyValuePair<string, TreeEntry> file) =>
        file.Value.Mode is TreeEntry.Module ? inputs.Reaches(file.Key) : inputs.Covers(file.Key);

    private static string Hash(Stock stock, IReadOnlyDictionary<string, string> disk)
    {
        var files = stock.Files.Select(file => $"{file.Value.Mode} {(file.Value.IsOnDisk ? disk[file.Key] : file.Value.Id)} {file.Key}\n");
        var terms = stock.Inputs.Terms.OrderBy(term => term.Key, StringComparer.Ordinal).Select(term => $"{term.Key}\n{term.Value}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Concat(terms)))));
    }

    private sealed record Stock(ServiceHistory History, ServiceInputs Inputs, IReadOnlyList<string> Edits, KeyValuePair<string, TreeEntry>[] Files);
}
