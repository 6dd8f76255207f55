using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Store;

/// <summary>
/// The objects of one cluster and the order of their changes. It knows no rule but that versions grow: who may write what is decided before.
/// One thing happens at a time, first in the journal and then in memory.
/// </summary>
internal sealed class ObjectStore : IDisposable
{
    private const int Remembered = 5_000;
    private const long RememberedBytes = 64 << 20;
    private const long Short = 16 << 20;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly Dictionary<ObjectKey, Stored> _all = [];
    private readonly Dictionary<Kind, SortedDictionary<(string Namespace, string Name), Stored>> _byKind = [];
    private readonly Queue<Change> _past = [];
    private readonly List<Watching> _watchers = [];
    private StoreJournal _journal;
    private long _long;
    private long _oldest;
    private long _pastBytes;

    private ObjectStore(string path)
    {
        _path = path;
        _journal = StoreJournal.Open(path, Read);
        Compact();
        _oldest = Version;
    }

    /// <summary>The resourceVersion of all that is there.</summary>
    public long Version { get; private set; }

    public static ObjectStore Open(string folder) => new(Path.Combine(folder, "objects.journal"));

    /// <summary>What is done inside happens as one: nobody else writes or reads between.</summary>
    public T Do<T>(Func<ObjectStore, T> work)
    {
        lock (_gate)
            return work(this);
    }

    public Stored? Find(ObjectKey key)
    {
        lock (_gate)
            return _all.GetValueOrDefault(key);
    }

    /// <summary>All of a kind, of one namespace or of all, in the order of namespace and name, and the version at which this is so.</summary>
    public (IReadOnlyList<Stored> Items, long Version) List(Kind kind, string? inNamespace = null)
    {
        lock (_gate)
        {
            IEnumerable<Stored> all = _byKind.TryGetValue(kind, out var found) ? found.Values : [];
            return ([.. inNamespace is null ? all : all.Where(one => one.Key.Namespace == inNamespace)], Version);
        }
    }

    /// <summary>Whether anything is there only because of this object.</summary>
    public bool HasDependents(Stored owner)
    {
        lock (_gate)
            return _all.Values.Any(one => one.Owners.Contains(owner.Uid));
    }

    /// <summary>All that is there at this moment.</summary>
    public IReadOnlyList<Stored> All()
    {
        lock (_gate)
            return [.. _all.Values];
    }

    /// <summary>Keeps what <paramref name="make"/> makes of the next version.</summary>
    public Stored Put(Func<long, Stored> make)
    {
        lock (_gate)
        {
            var stored = make(Version + 1);
            var before = _all.GetValueOrDefault(stored.Key);
            _journal.Append(isThere: true, stored);
            Keep(isThere: true, stored);
            Tell(new(before is null ? ChangeType.Added : ChangeType.Modified, stored, before));
            return stored;
        }
    }

    /// <summary>Null when it is not there.</summary>
    public Stored? Remove(ObjectKey key)
    {
        lock (_gate)
        {
            if (!_all.TryGetValue(key, out var before))
                return null;

            Stored last = new(key, Version + 1, before.Open());
            _journal.Append(isThere: false, last);
            Keep(isThere: false, last);
            Tell(new(ChangeType.Deleted, last, before));
            return last;
        }
    }

    /// <summary>All changes after a version; null when it is too long ago, or from a life of the box before this one.</summary>
    public Watching? Watch(long after)
    {
        lock (_gate)
        {
            if (after < _oldest || after > Version)
                return null;

            Watching watching = new(End);
            foreach (var change in _past.Where(change => change.Now.Version > after))
                watching.Tell(change);

            _watchers.Add(watching);
            return watching;
        }
    }

    /// <summary>What is there now, and all changes after it.</summary>
    public (IReadOnlyList<Stored> Items, Watching Watching) Follow()
    {
        lock (_gate)
            return ([.. _all.Values], Watch(Version)!);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var watching in _watchers.ToArray())
                watching.Dispose();
            _journal.Dispose();
        }
    }

    private void Read(bool isThere, long version, Stored? stored)
    {
        if (stored is not null)
            Keep(isThere, stored);
        Version = version;
    }

    private void Keep(bool isThere, Stored stored)
    {
        Version = stored.Version;
        if (!_byKind.TryGetValue(stored.Key.Kind, out var ofKind))
            _byKind[stored.Key.Kind] = ofKind = new(Comparer<(string Namespace, string Name)>.Create(ByName));

        if (isThere)
        {
            _all[stored.Key] = stored;
            ofKind[(stored.Key.Namespace, stored.Key.Name)] = stored;
        }
        else
        {
            _all.Remove(stored.Key);
            ofKind.Remove((stored.Key.Namespace, stored.Key.Name));
        }
    }

    private void Tell(Change change)
    {
        Remember(change);

        foreach (var watching in _watchers)
            watching.Tell(change);

        if (_journal.Length > _long)
            TryCompact();
    }

    /// <summary>So many changes, and not more than fit: a release of helm may be a megabyte each time.</summary>
    private void Remember(Change change)
    {
        _past.Enqueue(change);
        _pastBytes += change.Now.Utf8.Length;
        while (_past.Count > Remembered || (_pastBytes > RememberedBytes && _past.Count > 1))
        {
            var forgotten = _past.Dequeue().Now;
            _pastBytes -= forgotten.Utf8.Length;
            _oldest = forgotten.Version;
        }
    }

    private void TryCompact()
    {
        try
        {
            Compact();
        }
        catch (IOException) when (_journal.IsOpen)
        {
            // What was written is kept, and on a disk that is full the long file serves on.
            _long = _journal.Length + Short;
        }
    }

    private void Compact()
    {
        _journal.Dispose();
        try
        {
            StoreJournal.Compact(_path, Version, _all.Values.OrderBy(one => one.Version));
        }
        finally
        {
            _journal = StoreJournal.Open(_path, (_, _, _) => { });
            _long = Math.Max(Short, _journal.Length * 4);
        }
    }

    private void End(Watching watching)
    {
        lock (_gate)
            _watchers.Remove(watching);
    }

    private static int ByName((string Namespace, string Name) one, (string Namespace, string Name) other) =>
        string.CompareOrdinal(one.Namespace, other.Namespace) is not 0 and var order ? order : string.CompareOrdinal(one.Name, other.Name);
}
