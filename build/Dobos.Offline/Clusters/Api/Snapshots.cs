using System.Globalization;
using System.Text;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Lists that somebody still reads page by page; the oldest are forgotten, and whoever comes back for one begins again.</summary>
internal sealed class Snapshots
{
    private const int Most = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Snapshot> _all = [];
    private readonly Queue<long> _order = [];
    private long _last;

    public Page Begin(Snapshot snapshot, int limit)
    {
        if (limit == 0 || snapshot.Items.Count <= limit)
            return new(snapshot.Items, snapshot.Version, Continue: null, Remaining: null);

        lock (_gate)
        {
            _all[++_last] = snapshot;
            _order.Enqueue(_last);
            if (_order.Count > Most)
                _all.Remove(_order.Dequeue());

            return PageOf(_last, snapshot, 0, limit);
        }
    }

    public Page Continue(string token, Selection selection, int limit)
    {
        var (number, from) = Read(token) ?? throw ClusterRefusedException.BadRequest("continue key is not valid: it is none that this server gave");
        lock (_gate)
        {
            if (!_all.TryGetValue(number, out var snapshot))
                throw Refusals.Expired("The provided continue parameter is too old to display a consistent list result. You must start a new list without the continue parameter.");
            if (snapshot.Selection.Kind != selection.Kind || snapshot.Selection.Namespace != selection.Namespace || from > snapshot.Items.Count)
                throw ClusterRefusedException.BadRequest("continue key is not valid: it belongs to another list");
            return PageOf(number, snapshot, from, limit == 0 ? int.MaxValue : limit);
        }
    }

    private static Page PageOf(long number, Snapshot snapshot, int from, int limit)
    {
        var taken = Math.Min(limit, snapshot.Items.Count - from);
        var left = snapshot.Items.Count - from - taken;
        return new([.. snapshot.Items.Skip(from).Take(taken)], snapshot.Version, left == 0 ? null : Token(number, from + taken), left == 0 || !snapshot.Selection.IsWhole ? null : left);
    }

    private static string Token(long number, int from) => Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}/{from}")));

    private static (long Number, int From)? Read(string token)
    {
        Span<byte> text = stackalloc byte[64];
        return Convert.TryFromBase64String(token, text, out var length) && Encoding.ASCII.GetString(text[..length]).Split('/') is [var number, var from]
               && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var one) && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var other)
            ? (one, other)
            : null;
    }
}
