namespace Dobos.Offline.Clusters.Api;

/// <summary>A text where a number should be, a list where there should be an object: that is the client's mistake and not ours.</summary>
internal static class Shaped
{
    public static T Do<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception misshapen) when (misshapen is InvalidOperationException or FormatException or InvalidCastException or ArgumentException)
        {
            throw ClusterRefusedException.BadRequest($"the object provided is unrecognized: {misshapen.Message}");
        }
    }
}
