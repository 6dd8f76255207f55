using Dobos.Checkouts;

namespace Dobos.Versions;

/// <summary>Walks through the history once, for all services at a time, and on into the working copy.</summary>
internal sealed class Surveyor(GitReader reader, Checkout checkout)
{
    public Survey Take(IEnumerable<string> services, CancellationToken cancellation)
    {
        var place = reader.Place();
        var copy = reader.WorkingCopy(cancellation);
        using var blobs = reader.Blobs();
        var tree = new SourceTree((path, entry) => entry.IsOnDisk ? OnDisk(place.Absolute(path)) : blobs.Text(entry.Id));
        var inputs = new InputsReader(place, checkout);
        ServiceHistory[] histories = [.. services.Select(name => new ServiceHistory(name, inputs))];
        foreach (var commit in copy.Commit is { } head ? reader.History(head, cancellation) : [])
            Step(commit, tree, histories);

        TreeChange[] edits = [.. new Strays(place, checkout).Of(copy, [.. histories.Select(history => history.Inputs).OfType<ServiceInputs>()])];
        tree.Apply(edits);
        return new Survey(place, copy, new Stocktaking(tree, new DiskHash(reader, place)).Of(histories, edits));
    }

    private static void Step(Commit commit, SourceTree tree, ServiceHistory[] histories)
    {
        tree.Apply(commit.Changes);
        foreach (var history in histories)
            history.Step(commit, tree);
    }

    private static string OnDisk(string path) => new FileInfo(path).LinkTarget ?? File.ReadAllText(path);
}
