using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Network.Forwarding;

/// <summary>Whether a request may be sent once more, as nginx decides it: always when nothing was sent, and later only when twice does the same as once.</summary>
internal static class NextTry
{
    public const int Most = 3;

    /// <param name="canRepeat">All of the body that was sent can be sent again.</param>
    public static bool IsRight(Outcome outcome, string method, bool canRepeat) => outcome switch
    {
        Outcome.Unreachable => canRepeat,
        Outcome.Lost or Outcome.TimedOut => canRepeat && MayRepeat(method),
        _ => false,
    };

    /// <summary>Twice does the same as once.</summary>
    public static bool MayRepeat(string method) => !(HttpMethods.IsPost(method) || HttpMethods.IsPatch(method) || method is "LOCK");
}
