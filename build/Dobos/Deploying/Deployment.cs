using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dobos.Releases;
using Dobos.Services;

namespace Dobos.Deploying;

/// <summary>All that is decided of a deploy before anything is changed.</summary>
/// <param name="Release">What was published.</param>
/// <param name="Commit">What it was built of, as its build said.</param>
/// <param name="Values">What the chart is given.</param>
/// <param name="Secret">The service's secrets under a name of their own; null where it has none.</param>
public sealed record Deployment(Service Service, Published Release, string Commit, JsonObject Values, ServiceSecret? Secret)
{
    /// <summary>Equal for what would become the same in the cluster: the chart, the values, and by their name the secrets.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{Release.Record}\n{Values.ToJsonString()}")))[..32];

    public override string ToString() => $"{Service.Name} {Release.Version}";
}
