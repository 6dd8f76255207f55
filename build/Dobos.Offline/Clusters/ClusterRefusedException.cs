using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters;

/// <summary>What a cluster does not do, in the words, reasons and codes in which Kubernetes says so.</summary>
internal sealed class ClusterRefusedException(int code, string reason, string message) : Exception(message)
{
    public int Code { get; } = code;

    public string Reason { get; } = reason;

    /// <summary>What it is about: the plural of the kind, and the group, as <c>details</c> gives them.</summary>
    public Kind? Kind { get; init; }

    public string? Name { get; init; }

    /// <summary>Each fault of an object: the path of the field, and what is wrong with it.</summary>
    public IReadOnlyList<(string Field, string Message)> Causes { get; init; } = [];

    public int? RetryAfterSeconds { get; init; }

    public static ClusterRefusedException NotFound(Kind kind, string name) => new(404, "NotFound", $"{kind.Resource} \"{name}\" not found") { Kind = kind, Name = name };

    public static ClusterRefusedException AlreadyExists(Kind kind, string name) => new(409, "AlreadyExists", $"{kind.Resource} \"{name}\" already exists") { Kind = kind, Name = name };

    public static ClusterRefusedException Conflict(Kind kind, string name, string why) => new(409, "Conflict", $"Operation cannot be fulfilled on {kind.Resource} \"{name}\": {why}") { Kind = kind, Name = name };

    public static ClusterRefusedException Forbidden(Kind kind, string name, string why) => new(403, "Forbidden", $"{kind.Resource} \"{name}\" is forbidden: {why}") { Kind = kind, Name = name };

    public static ClusterRefusedException BadRequest(string message) => new(400, "BadRequest", message);

    /// <summary>As <c>Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0</c>.</summary>
    public static ClusterRefusedException Invalid(Kind kind, string name, IReadOnlyList<(string Field, string Message)> causes)
    {
        string[] faults = [.. causes.Select(cause => $"{cause.Field}: {cause.Message}")];
        var about = kind.Group.Length == 0 ? kind.Name : $"{kind.Name}.{kind.Group}";
        return new(422, "Invalid", $"{about} \"{name}\" is invalid: {(faults is [var only] ? only : $"[{string.Join(", ", faults)}]")}") { Kind = kind, Name = name, Causes = causes };
    }
}
