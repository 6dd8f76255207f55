using System.Globalization;
using Dobos.Offline.Clusters.Access;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api;

/// <summary>One request about objects: who asks, what about, and how.</summary>
internal sealed record ApiCall(HttpContext Context, Cluster Cluster, ClusterUser User, ApiPath Path)
{
    public HttpRequest Request => Context.Request;

    public CancellationToken Cancellation => Context.RequestAborted;

    public Kind Kind => Path.Kind;

    /// <summary>Where objects are kept: a namespace's own object lives in none.</summary>
    public string Namespace => Kind.Namespaced ? Path.Namespace : "";

    public bool IsDryRun => Query("dryRun") switch
    {
        null => false,
        "All" => true,
        var other => throw ClusterRefusedException.BadRequest($"Invalid value: \"{other}\": dryRun: Unsupported value: \"{other}\": supported values: \"All\""),
    };

    /// <summary>Who is said to have set the fields; the program's name where none is given.</summary>
    public string Manager => Query("fieldManager") ?? (Request.Headers.UserAgent.ToString().Split('/')[0] is { Length: > 0 } program ? program : "unknown");

    public WriteOrder Order => new() { DryRun = IsDryRun, Manager = Manager };

    public string? Query(string name) => Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    public bool Asks(string name) => Query(name) is "true" or "1";

    public long? Number(string name) => Query(name) switch
    {
        null => null,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw ClusterRefusedException.BadRequest($"Invalid value: \"{text}\": {name}: strconv.ParseUint: parsing \"{text}\": invalid syntax"),
    };
}
