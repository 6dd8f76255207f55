namespace Dobos.Offline.Clusters.Network;

/// <summary>Reads objects as people wrote them: one that has a text where a number belongs is left out, and the rest is read.</summary>
internal static class Readable
{
    public static IEnumerable<T> Of<TFrom, T>(IEnumerable<TFrom> all, Func<TFrom, T> read)
        where T : class => all.Select(one => Try(one, read)).OfType<T>();

    private static T? Try<TFrom, T>(TFrom one, Func<TFrom, T> read)
        where T : class
    {
        try
        {
            return read(one);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or NullReferenceException or InvalidCastException or ArgumentException)
        {
            return null;
        }
    }
}
