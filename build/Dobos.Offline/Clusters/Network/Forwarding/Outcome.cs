namespace Dobos.Offline.Clusters.Network.Forwarding;

/// <summary>How the attempt to have a request answered by an endpoint ended.</summary>
internal enum Outcome
{
    /// <summary>The caller has its answer, or as much of it as came.</summary>
    Answered,

    /// <summary>Nothing stands behind the name.</summary>
    NoEndpoint,

    /// <summary>No connection could be opened: not a byte was sent.</summary>
    Unreachable,

    /// <summary>The connection ended before there was an answer.</summary>
    Lost,

    /// <summary>No answer came in time.</summary>
    TimedOut,

    /// <summary>The caller is gone.</summary>
    Gone,
}
